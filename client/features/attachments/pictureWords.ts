import { addWords } from '../../i18n/addWords.ts';
import { pictures } from '../../i18n/ja/pictures.ts';

addWords({ pictures });
