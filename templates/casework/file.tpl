{{!The full file of a case.}}
<p class="step"><a href="/staff/case/{{CODE}}">← {{CODE}}</a> · {{KIND}}</p>
<h1>[[file.title]] {{CODE}}</h1>
{{>parts/errors}}
<p class="actions"><a class="button button--plain" href="/staff/case/{{CODE}}/dossier" target="_blank">[[file.print]]</a></p>
<details class="panel why"><summary>[[file.export]]</summary>
<form class="form" method="post" action="/staff/case/{{CODE}}/export" data-again>{{>parts/csrf}}
<p>[[file.export.text]]</p>
{{#WITH_NAME}}{{>parts/select field="purpose" label="[[file.export.purpose]]" hint="[[staff.letters.with_name.hint]]" empty="[[file.export.no_name]]"}}
{{>parts/textarea field="purpose_words" label="[[vault.words]]" hint="[[vault.words.hint]]" rows="2" optional="1"}}{{/WITH_NAME}}
<p class="actions"><button class="button" type="submit">[[file.export.do]]</button></p></form></details>
{{>parts/case_file}}
<p class="muted">[[file.as_of]] {{PRINTED_AT}}</p>
