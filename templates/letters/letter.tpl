{{!One letter: how it stands, how it looks on paper, what may be done with it.}}
<link rel="stylesheet" href="/static/css/letter.css">
<p class="step">{{#UP}}<a href="{{UP_HREF}}">← {{UP_TITLE}}</a> · {{/UP}}<a href="/staff/letters">[[documents.letters.title]]</a></p>
<h1>{{NAME}}</h1>
<p class="tags"><span class="tag tag--{{STATE_LOOK}}">{{STATE_TEXT}}</span></p>
{{>parts/errors}}
<div class="split">
<div>
{{#EDIT}}<section class="panel" aria-labelledby="edit-head" id="edit-box">
<h2 id="edit-head">[[documents.letter.edit]]</h2>
<p class="muted">[[documents.letter.edit.text]]</p>
<form class="form form--wide" method="post" action="/staff/letter/{{ID}}/do/change" data-draft="letter-{{ID}}-{{VERSION}}" data-draft-restored="[[site.draft.restored]]" data-draft-discard="[[site.draft.discard]]" data-draft-kept="[[site.draft.kept]]" data-draft-offline="[[site.draft.offline]]">{{>parts/csrf}}
<input type="hidden" name="version" value="{{VERSION}}">
{{#BOX}}<div class="field{{#BOX_ERROR}} field--wrong{{/BOX_ERROR}}"><label for="{{BOX_NAME}}">{{BOX_LABEL}}{{#BOX_OPTIONAL}} <span class="field__optional">[[site.optional]]</span>{{/BOX_OPTIONAL}}</label>
{{#BOX_HINT}}<p class="field__hint">{{BOX_HINT_TEXT}}</p>{{/BOX_HINT}}
{{#BOX_ERROR}}<p class="field__error"><span class="hidden">[[error.word]] </span>{{BOX_ERROR_TEXT}}</p>{{/BOX_ERROR}}
{{#LINE}}<input id="{{BOX_NAME}}" name="{{BOX_NAME}}" class="input" lang="{{DRAFT_LANG}}" value="{{BOX_VALUE}}">{{/LINE}}
{{#AREA}}<textarea id="{{BOX_NAME}}" name="{{BOX_NAME}}" class="input input--area" lang="{{DRAFT_LANG}}" rows="{{BOX_ROWS}}">{{BOX_VALUE}}</textarea>{{/AREA}}</div>
{{/BOX}}
<fieldset class="field"><legend>[[documents.letter.edit.body]]</legend>
<p class="field__hint">[[documents.letter.edit.body.hint]]</p>
{{#PARAGRAPH}}<div class="letter-edit{{#BOX_ERROR}} field--wrong{{/BOX_ERROR}}">
{{#BOX_ERROR}}<p class="field__error"><span class="hidden">[[error.word]] </span>{{BOX_ERROR_TEXT}}</p>{{/BOX_ERROR}}
<label class="hidden" for="style_{{N}}">[[documents.letter.edit.style]] {{N}}</label>
<select id="style_{{N}}" name="style_{{N}}" class="input input--select letter-edit__style">{{#STYLE}}<option value="{{STYLE_NAME}}"{{#CHOSEN}} selected{{/CHOSEN}}>{{STYLE_LABEL}}</option>
{{/STYLE}}</select>
<label class="hidden" for="text_{{N}}">[[documents.letter.edit.paragraph]] {{N}}</label>
<textarea id="text_{{N}}" name="text_{{N}}" class="input input--area" lang="{{DRAFT_LANG}}" rows="{{ROWS}}">{{TEXT}}</textarea></div>
{{/PARAGRAPH}}</fieldset>
<p class="actions"><button class="button" type="submit" name="then" value="save">[[documents.letter.do.change]]</button>
{{#CAN_SUBMIT}}<button class="button button--plain" type="submit" name="then" value="submit">[[documents.letter.do.change_submit]]</button>{{/CAN_SUBMIT}}</p>
</form></section>{{/EDIT}}
<section class="panel" aria-labelledby="facts-head">
<h2 id="facts-head">[[documents.letter.facts]]</h2>
{{#UNSURE}}<p class="notice notice--warn">[[documents.letter.unsure]]</p>{{/UNSURE}}
<dl class="facts">{{#FACT}}<div><dt>{{FACT_LABEL}}</dt><dd>{{#FACT_PLAIN}}{{FACT_TEXT}}{{/FACT_PLAIN}}{{#FACT_LINK}}<a href="{{FACT_HREF}}">{{FACT_TEXT}}</a>{{/FACT_LINK}}</dd></div>
{{/FACT}}</dl>
{{#SCAN}}{{#FILE}}{{>parts/stored_file}}{{/FILE}}{{/SCAN}}
</section>
</div>
<div>
<section class="panel" aria-labelledby="print-head">
<h2 id="print-head">[[documents.letter.print.head]]</h2>
<form class="form" method="post" action="/staff/letter/{{ID}}/print" target="_blank">{{>parts/csrf}}
{{#WITH_NAME}}{{>parts/select field="purpose" label="[[documents.letter.print.purpose]]" hint="[[staff.letters.with_name.hint]]" empty="[[documents.letter.print.no_name]]"}}
{{>parts/textarea field="purpose_words" label="[[vault.words]]" hint="[[vault.words.hint]]" rows="2" optional="1"}}{{/WITH_NAME}}
<p class="actions"><button class="button button--plain" type="submit">[[documents.letter.print]]</button>
<button class="button button--plain" type="submit" formaction="/staff/letter/{{ID}}/docx" formtarget="_self">[[documents.letter.docx]]</button></p></form>
</section>
<section class="panel" aria-labelledby="act-head">
<h2 id="act-head">[[documents.letter.actions]]</h2>
{{#CAN_SUBMIT}}<form class="form" method="post" action="/staff/letter/{{ID}}/do/submit">{{>parts/csrf}}<p>[[documents.letter.do.submit.text]]</p>
<p class="actions"><button class="button" type="submit">[[documents.letter.do.submit]]</button></p></form>{{/CAN_SUBMIT}}
{{#CAN_SIGN}}<form class="form" method="post" action="/staff/letter/{{ID}}/do/sign" data-confirm="[[documents.letter.do.sign.confirm]]">{{>parts/csrf}}<p>[[documents.letter.do.sign.text]]</p>
<p class="actions"><button class="button" type="submit">[[documents.letter.do.sign]]</button></p></form>{{/CAN_SIGN}}
{{#FOUR_EYES}}<p>[[documents.letter.four_eyes]]</p>{{/FOUR_EYES}}
{{#CAN_RETURN}}<form class="form" method="post" action="/staff/letter/{{ID}}/do/return">{{>parts/csrf}}
{{>parts/textarea field="return_words" label="[[documents.letter.do.return.words]]" rows="3" max="4000"}}
<p class="actions"><button class="button button--plain" type="submit">[[documents.letter.do.return]]</button></p></form>{{/CAN_RETURN}}
{{#CAN_SCAN}}<form class="form" method="post" action="/staff/letter/{{ID}}/do/scan" enctype="multipart/form-data">{{>parts/csrf}}
{{>parts/file field="scan_file" label="[[documents.letter.do.scan.file]]" hint="[[documents.letter.do.scan.hint]]" accept=".jpg,.jpeg,.png,.webp,.pdf"}}
{{#STAGED}}<p class="notice notice--done"><input type="hidden" name="scan_file_token" value="{{TOKEN}}">{{STAGED_NAME}} ({{STAGED_SIZE}})</p>{{/STAGED}}
<p class="actions"><button class="button button--plain" type="submit">[[documents.letter.do.scan]]</button></p></form>{{/CAN_SCAN}}
{{#CAN_REPLACE}}<form class="form" method="post" action="/staff/letter/{{ID}}/do/replace">{{>parts/csrf}}<p>[[documents.letter.do.replace.text]]</p>
<p class="actions"><button class="button button--plain button--small" type="submit">[[documents.letter.do.replace]]</button></p></form>{{/CAN_REPLACE}}
{{#CAN_WITHDRAW}}<details class="why"><summary>[[documents.letter.do.withdraw]]</summary><form class="form" method="post" action="/staff/letter/{{ID}}/do/withdraw">{{>parts/csrf}}
{{>parts/textarea field="withdraw_words" label="[[documents.letter.do.withdraw.words]]" rows="3" max="4000"}}
<p class="actions"><button class="button button--plain" type="submit">[[documents.letter.do.withdraw]]</button></p></form></details>{{/CAN_WITHDRAW}}
{{#CAN_DROP}}<form class="form" method="post" action="/staff/letter/{{ID}}/do/drop" data-confirm="[[documents.letter.do.drop.confirm]]">{{>parts/csrf}}
<p class="actions"><button class="button button--plain button--small" type="submit">[[documents.letter.do.drop]]</button></p></form>{{/CAN_DROP}}
</section>
</div>
</div>
<section class="panel letter-box" aria-labelledby="sheet-head">
<h2 id="sheet-head">[[documents.letter.preview]]</h2>
{{>parts/letter_sheet level="3"}}
</section>
