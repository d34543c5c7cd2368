import { START, type Village } from './village';

/** A thing, and the place where it is wanted. */
export interface Errand {
  readonly thing: string;
  readonly destination: string;
}

/** Where one stands in an errand. Immutable. */
export interface ErrandState {
  readonly place: string;
  /** What is carried; one thing at most, and it is not laid down again. */
  readonly carried: string | null;
  readonly done: boolean;
}

export const errandStart: ErrandState = { place: START, carried: null, done: false };

/** Each thing of a village to each place but its own. */
export function errandsOf({ places, things }: Village): readonly Errand[] {
  return [...things].flatMap(([home, thing]) =>
    places.filter((place) => place !== home).map((destination) => ({ thing, destination })),
  );
}

/** Whether the thing and the place of a delivery were the ones that were asked for. */
export interface Delivery {
  readonly thing: number;
  readonly destination: number;
}

/** What an action leads to. */
export interface Moved {
  readonly state: ErrandState;
  /** Of the action that ends the errand. */
  readonly delivery?: Delivery;
}

/** Reward of a delivery: 1, 0.5 for the right thing elsewhere, 0.25 for another thing, or 0. */
export function rewardOf({ thing, destination }: Delivery): number {
  if (thing === 1) return destination === 1 ? 1 : 0.5;
  return destination === 1 ? 0.25 : 0;
}

/** What can be done, as verb and argument, in alphabetical order. */
export function possibleActions(
  village: Village,
  { place, carried, done }: ErrandState,
): readonly { readonly type: string; readonly argument: string }[] {
  if (done) return [];
  const here = village.things.get(place);
  return [
    ...(carried === null ? [] : [{ type: 'deliver', argument: carried }]),
    ...village.paths.get(place)!.map((argument) => ({ type: 'go', argument })),
    ...(carried === null && here !== undefined ? [{ type: 'take', argument: here }] : []),
  ];
}

/** What `action` leads to; `null` when it is not possible here. */
export function move(
  village: Village,
  errand: Errand,
  state: ErrandState,
  action: { readonly type: string; readonly argument: string },
): Moved | null {
  const argument = action.argument.toLowerCase().trim();
  const known = possibleActions(village, state).some(
    (possible) => possible.type === action.type && possible.argument === argument,
  );
  if (!known) return null;
  switch (action.type) {
    case 'go':
      return { state: { ...state, place: argument } };
    case 'take':
      return { state: { ...state, carried: argument } };
    default:
      return {
        state: { ...state, done: true },
        delivery: {
          thing: argument === errand.thing ? 1 : 0,
          destination: state.place === errand.destination ? 1 : 0,
        },
      };
  }
}
