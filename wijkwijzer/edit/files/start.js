// Starts the editing page in our own words: "publiceren" would promise too much, for what is
// saved here comes on the site with the next refresh.
window.CMS_MANUAL_INIT = true;

const TOOLBAR = {
  publish: "Bewaren",
  publishing: "Bezig met bewaren",
  published: "Bewaard",
  publishNow: "Nu bewaren",
  publishAndCreateNew: "Bewaren en een nieuwe tekst beginnen",
  publishAndDuplicate: "Bewaren en er een kopie van maken",
  deletePublishedEntry: "Tekst weggooien",
  deleteEntry: "Tekst weggooien",
  unsavedChanges: "Nog niet bewaard",
  changesSaved: "Bewaard",
};
const TOASTS = {
  entrySaved: "De tekst is bewaard",
  onFailToPersist: "De tekst is niet bewaard: %{details}",
};

window.addEventListener("DOMContentLoaded", () => {
  const words = window.CMS.getLocale("nl");
  Object.assign(words.editor.editorToolbar, TOOLBAR);
  Object.assign(words.ui.toast, TOASTS);
  words.editor.editor.onDeletePublishedEntry = "Weet u zeker dat u deze tekst wilt weggooien?";
  window.CMS.registerLocale("nl", words);
  window.CMS.init();
});
