/** Events of a simulated run that are kept for its timeline. */
export const TIMELINE_EVENTS = 5000;
