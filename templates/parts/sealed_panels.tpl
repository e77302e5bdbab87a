{{!The panels of a denunciation: readers, opening, redacting. Filled by pages/casework/sealed_panels.h}}
{{#SEALED}}<section class="panel" aria-labelledby="sealed-head" id="sealed-box">
<h2 id="sealed-head">[[denounce.case.sealed]]</h2>
<p><strong>{{SEALED_ALIAS}}</strong></p>
{{#SEALED_ANONYMOUS}}<p>[[denounce.case.anonymous]]</p>{{/SEALED_ANONYMOUS}}
<p class="muted">[[denounce.case.sealed.text]]</p>
<h3>[[denounce.case.readers]]</h3>
{{#NO_READERS}}<p>[[denounce.case.readers.none]]</p>{{/NO_READERS}}
<ul>{{#READER}}<li><strong>{{READER_NAME}}</strong>: {{READER_WHY}}. <span class="muted">[[denounce.case.until]] {{READER_UNTIL}}{{#READER_OVER}} ([[denounce.case.over]]){{/READER_OVER}}; [[denounce.case.named_by]] {{READER_BY}}</span>
{{#READER_END}}<form method="post" action="/staff/case/{{CODE}}/sealed/end">{{>parts/csrf}}<input type="hidden" name="naming" value="{{NAMING}}"><button class="button button--plain button--small" type="submit">[[denounce.case.end]]</button></form>{{/READER_END}}</li>
{{/READER}}</ul>
</section>{{/SEALED}}
{{#OPENED}}<section class="panel panel--inside" aria-labelledby="opened-head">
<h2 id="opened-head">[[denounce.case.opened]]</h2>
<div class="notice notice--warn"><p>[[denounce.case.once]]</p></div>
<dl class="facts">{{#PERSON_LINE}}<div><dt>{{PERSON_LABEL}}</dt><dd>{{PERSON_TEXT}}</dd></div>
{{/PERSON_LINE}}</dl>
{{#MESSAGE}}<blockquote class="said">{{MESSAGE_WORDS}}</blockquote><p class="muted">{{MESSAGE_TIME}}</p>
{{/MESSAGE}}
{{#ORIGINAL}}<form method="post" action="/staff/case/{{CODE}}/sealed/file/{{ORIGINAL_ID}}">{{>parts/csrf}}<input type="hidden" name="open_purpose" value="{{ORIGINAL_PURPOSE}}"><input type="hidden" name="open_words" value="{{ORIGINAL_WORDS}}"><p><button class="button button--plain button--small" type="submit">{{ORIGINAL_LABEL}}</button> <span class="muted">{{ORIGINAL_SIZE}}</span></p></form>
{{/ORIGINAL}}
</section>{{/OPENED}}
{{#OPEN_SEALED}}<details class="panel why" id="do-open"{{#OPEN}} open{{/OPEN}}><summary>[[denounce.case.open]]</summary>
<form class="form" method="post" action="/staff/case/{{CODE}}/sealed/open">{{>parts/csrf}}
<p>[[denounce.case.open.text]]</p>
{{>parts/select field="open_purpose" label="[[vault.purpose]]" empty="[[send.choose]]"}}
{{>parts/textarea field="open_words" label="[[vault.words]]" hint="[[denounce.case.open.hint]]" rows="2" optional="1"}}
<p class="actions"><button class="button" type="submit">[[denounce.case.open]]</button></p></form></details>{{/OPEN_SEALED}}
{{#NAME_READER}}<details class="panel why" id="do-reader"{{#OPEN}} open{{/OPEN}}><summary>[[denounce.case.name]]</summary>
<form class="form" method="post" action="/staff/case/{{CODE}}/sealed/reader">{{>parts/csrf}}
<p>[[denounce.case.name.text]]</p>
{{>parts/select field="reader" label="[[denounce.case.reader]]" empty="[[send.choose]]"}}
{{>parts/select field="purpose" label="[[vault.purpose]]" empty="[[send.choose]]"}}
{{>parts/input field="until" label="[[denounce.case.last]]" type="date" size="medium"}}
<p class="actions"><button class="button" type="submit">[[denounce.case.name]]</button></p></form></details>{{/NAME_READER}}
{{#REDACT}}<details class="panel why" id="do-redact"{{#OPEN}} open{{/OPEN}}><summary>[[denounce.case.redact]]</summary>
<form class="form" method="post" action="/staff/case/{{CODE}}/sealed/redact" enctype="multipart/form-data">{{>parts/csrf}}
<p>[[denounce.case.redact.text]]</p>
{{>parts/textarea field="working_words" label="[[denounce.working]]" hint="[[denounce.working.hint]]" rows="8" max="20000"}}
{{>parts/file field="working_file" label="[[denounce.copies]]" hint="[[denounce.copies.hint]]" accept=".jpg,.jpeg,.png,.webp,.pdf,.docx" multiple="1" optional="1"}}
{{#WORKING_STAGED}}<p class="notice notice--done"><input type="hidden" name="working_file_token" value="{{TOKEN}}">{{STAGED_NAME}} ({{STAGED_SIZE}})</p>
{{/WORKING_STAGED}}
<p class="actions"><button class="button" type="submit">[[denounce.case.redact]]</button></p></form></details>{{/REDACT}}
