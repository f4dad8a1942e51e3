/** Lets the page draw and take what is typed before more is done. */
export const breath = () => globalThis.scheduler?.yield?.() ?? new Promise((done) => setTimeout(done));
