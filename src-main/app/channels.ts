/** The two channels between page and main process. No other code knows their names. */
export const callChannel = 'stepq:call';
export const eventChannel = 'stepq:event';
