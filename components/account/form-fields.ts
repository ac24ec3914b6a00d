// The checks that the account forms share; the server checks everything again.
import { z } from "zod";
import { LIMITS } from "#domain/limits.ts";

export const emailField = z
  .string()
  .trim()
  .min(1, "required")
  .max(254, "tooLong")
  .regex(/^\S+@\S+\.\S+$/, "email");
export const nameField = z.string().trim().min(1, "required").max(LIMITS.name, "tooLong");
export const newPasswordField = z
  .string()
  .min(LIMITS.password.min, "passwordShort")
  .max(LIMITS.password.max, "tooLong");
