import { serveLane } from '#platform/lane/serveLane.ts';
import { writePhoto } from './writePhoto.ts';

serveLane(writePhoto);
