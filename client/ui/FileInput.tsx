import styles from './Field.module.css';
import { Icon, type IconName } from './Icon.tsx';

interface FileInputProps {
  label: string;
  /** What stands there instead of the label, a word of it, where room is dear. */
  shown?: string;
  describedBy?: string;
  accept: string;
  icon: IconName;
  multiple?: boolean;
  className?: string;
  onFiles: (files: File[]) => void;
}

/** The browser's own file field under words of ours; a phone offers its camera by `accept`. */
export const FileInput = ({
  label,
  shown,
  describedBy,
  accept,
  icon,
  multiple = false,
  className = styles.file ?? '',
  onFiles,
}: FileInputProps) => (
  <label className={className}>
    <Icon name={icon} />
    <span>{shown ?? label}</span>
    <input
      type="file"
      aria-label={shown === undefined ? undefined : label}
      aria-describedby={describedBy}
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
