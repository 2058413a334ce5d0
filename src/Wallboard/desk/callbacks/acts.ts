/** Sends an act and tells what was done; false: it failed, and the page says why. */
export type Act = (task: () => Promise<unknown>, done: string) => Promise<boolean>;
