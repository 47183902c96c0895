/** The vision and the organisation's objectives: what goals are for. */
export { addObjective, addVisionPart, renameObjective, rewordVisionPart } from './change-vision.ts';
export { objectives, type Objective } from './objective.ts';
export { VISION_KINDS, visions, type VisionKind, type VisionPart } from './vision-part.ts';
