/**
 * What a column holds. A `string` is a name that rows are looked up by, a `text` is read; `turns` are
 * a chat: a list of `{role, content}`.
 */
export type ColumnType = 'string' | 'text' | 'int' | 'double' | 'boolean' | 'turns';

/** A column of a table, by name; the order is that of the file. */
export type Columns<Row extends object> = { readonly [Name in keyof Row & string]: ColumnType };
