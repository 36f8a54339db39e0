import styles from './Field.module.css';
import { Icon, type IconName } from './Icon.tsx';

interface FileInputProps {
  label: string;
  accept: string;
  icon: IconName;
  multiple?: boolean;
  onFiles: (files: File[]) => void;
}

/** The browser's own file field under words of ours; a phone offers its camera by `accept`. */
export const FileInput = ({ label, accept, icon, multiple = false, onFiles }: FileInputProps) => (
  <label className={styles.file}>
    <Icon name={icon} />
    <span>{label}</span>
    <input
      type="file"
      accept={accept}
      multiple={multiple}
      onChange={(event) => {
        const files = [...(event.target.files ?? [])];
        event.target.value = '';
        if (files.length > 0) onFiles(files);
      }}
    />
  </label>
);
