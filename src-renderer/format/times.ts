/** Times as the workbench writes them: 24-hour clock, `4 h 10 min`. */

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** `less than 1 s`, `42 s`, `5 min 12 s`, `4 h 10 min`, `2 d 3 h`; of seconds. */
export function duration(seconds: number): string {
  if (!Number.isFinite(seconds)) return 'unknown';
  if (seconds < 1) return 'less than 1 s';
  const whole = Math.round(seconds);
  if (whole < MINUTE) return `${whole} s`;
  if (whole < HOUR) return pair(whole, MINUTE, 'min', 1, 's');
  if (whole < DAY) return pair(whole, HOUR, 'h', MINUTE, 'min');
  return pair(whole, DAY, 'd', HOUR, 'h');
}

/** A guess, rounded as coarsely as it deserves: `4 s`, `50 s`, `4 h 10 min`. */
export function rough(seconds: number): string {
  if (!Number.isFinite(seconds) || seconds < 10) return duration(seconds);
  const step =
    seconds < MINUTE ? 10 : seconds < 10 * MINUTE ? 30 : seconds < HOUR ? MINUTE : 10 * MINUTE;
  return duration(Math.round(seconds / step) * step);
}

/** A guess of a remaining time: `about 4 h 10 min`. */
export function remaining(seconds: number): string {
  if (!Number.isFinite(seconds)) return 'unknown';
  return seconds < 10 ? 'a few seconds' : `about ${rough(seconds)}`;
}

/** `21:14:03` */
export function clock(at: number): string {
  return new Date(at).toLocaleTimeString('en-GB');
}

/** `21:14` today, `14 Nov` this year, `14 Nov 2024` before. */
export function day(at: number, now: number = Date.now()): string {
  const then = new Date(at);
  const today = new Date(now);
  if (then.toDateString() === today.toDateString())
    return then.toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' });
  const options: Intl.DateTimeFormatOptions = { day: 'numeric', month: 'short' };
  return then.toLocaleDateString('en-GB', {
    ...options,
    ...(then.getFullYear() !== today.getFullYear() && { year: 'numeric' }),
  });
}

/** `14 Nov, 06:52`, or only the time today. */
export function moment(at: number, now: number = Date.now()): string {
  const time = new Date(at).toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' });
  const date = day(at, now);
  return date === time ? time : `${date}, ${time}`;
}

function pair(
  whole: number,
  big: number,
  bigName: string,
  small: number,
  smallName: string,
): string {
  const rest = Math.floor((whole % big) / small);
  return `${Math.floor(whole / big)} ${bigName}${rest > 0 ? ` ${rest} ${smallName}` : ''}`;
}
