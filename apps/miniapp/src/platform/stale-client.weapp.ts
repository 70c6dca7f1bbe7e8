/** WeChat brings all code of a version together. */
export function watchStaleClient(): void {}
