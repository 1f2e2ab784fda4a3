/** A loose object's named fields only: what a newer version added is kept at run time and invisible to the compiler. */
export type Known<T> = { [K in keyof T as string extends K ? never : K]: T[K] }
