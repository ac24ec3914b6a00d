// Where the pages of the tests' own collaboration servers come from.
export const TEST_ORIGIN = "http://redthread.test";
