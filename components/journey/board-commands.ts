// Everything a person can do on the board, once: keys, menus, buttons and drags call these, so they say and do the same.
import type { CommandSetting } from "./command-setting.ts";
import { createMoveCommands, type MoveCommands } from "./move-commands.ts";
import { createPhaseCommands, type PhaseCommands } from "./phase-commands.ts";
import { createScreenCommands, type ScreenCommands } from "./screen-commands.ts";
import { createTouchpointCommands, type TouchpointCommands } from "./touchpoint-commands.ts";

export type BoardCommands = ScreenCommands & TouchpointCommands & MoveCommands & PhaseCommands;

export function createBoardCommands(setting: CommandSetting): BoardCommands {
  return {
    ...createScreenCommands(setting),
    ...createTouchpointCommands(setting),
    ...createMoveCommands(setting),
    ...createPhaseCommands(setting),
  };
}
