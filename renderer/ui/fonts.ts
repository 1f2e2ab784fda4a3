/** The faces ship inside the app: nothing is fetched, and a contract looks the same on every computer. */
import '@fontsource-variable/inter/wght.css'
import '@fontsource-variable/source-serif-4/opsz.css'
import '@fontsource-variable/source-serif-4/opsz-italic.css'
import '@fontsource/jetbrains-mono/400.css'
