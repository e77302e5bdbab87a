{{!The full file of a case on paper, with its list of contents.}}
<h1 class="sheet__title">[[file.title]] {{CODE}}</h1>
<p class="dossier__kind">{{KIND}} · [[file.as_of]] {{PRINTED_AT}}</p>
{{>parts/case_file}}
