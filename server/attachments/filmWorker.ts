import { serveLane } from '#platform/lane/serveLane.ts';
import { writeFilm } from './writeFilm.ts';

serveLane(writeFilm);
