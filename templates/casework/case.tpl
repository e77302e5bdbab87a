{{!One case as officers see it.}}
<p class="step"><a href="/staff/queue">← [[staff.nav.queue]]</a> · {{KIND}}</p>
<h1 class="code__text">{{CODE}}</h1>
<p class="tags"><span class="tag tag--{{TAG_LOOK}}">{{TAG_TEXT}}</span> {{#LEFT}}<span class="left left--{{LEFT_LOOK}}">{{LEFT_TEXT}}</span>{{/LEFT}}</p>
{{>parts/errors}}
<div class="split">
<div>
<section class="panel" aria-labelledby="what-head">
<h2 id="what-head">[[staff.case.words]]</h2>
<blockquote class="said">{{WORDS}}</blockquote>
{{#PETITION}}{{#FILE}}{{>parts/stored_file}}{{/FILE}}{{/PETITION}}
<dl class="facts">
{{#FACT}}<div><dt>{{FACT_LABEL}}</dt><dd>{{FACT_TEXT}}</dd></div>
{{/FACT}}
</dl>
</section>
{{#DRAFT}}<section class="panel panel--inside" aria-labelledby="draft-head">
<h2 id="draft-head">[[staff.case.draft]]</h2>
<p class="muted">{{DRAFT_BY}}</p>
<blockquote class="said">{{DRAFT_WORDS}}</blockquote>
</section>{{/DRAFT}}
{{#ANSWER}}<section class="panel" aria-labelledby="answer-head">
<h2 id="answer-head">[[staff.case.answer]]</h2>
<p class="muted">{{ANSWER_TIME}}</p>
<blockquote class="said">{{ANSWER_WORDS}}</blockquote>
{{#FILE}}{{>parts/stored_file}}{{/FILE}}
</section>{{/ANSWER}}
<section class="panel" aria-labelledby="act-head">
<h2 id="act-head">[[staff.case.actions]]</h2>
{{#NO_ACTIONS}}<p>[[staff.case.no_actions]]</p>{{/NO_ACTIONS}}
{{#HAS_ACTIONS}}
{{#DO_ACCEPT}}<details class="why" id="do-accept"{{#OPEN}} open{{/OPEN}}><summary>[[casework.action.accept]]</summary>
<form class="form" method="post" action="/staff/case/{{CODE}}/do/accept">{{>parts/csrf}}
{{>parts/textarea field="accept_words" label="[[staff.act.to_petitioner]]" hint="[[staff.act.public.hint]]" rows="3" max="20000" optional="1"}}
<p class="actions"><button class="button" type="submit">[[casework.action.accept]]</button></p></form></details>{{/DO_ACCEPT}}
{{#DO_TAKE}}<details class="why" id="do-take"{{#OPEN}} open{{/OPEN}}><summary>[[casework.action.take]]</summary>
<form class="form" method="post" action="/staff/case/{{CODE}}/do/take">{{>parts/csrf}}<p>[[staff.act.take.text]]</p>
<p class="actions"><button class="button" type="submit">[[casework.action.take]]</button></p></form></details>{{/DO_TAKE}}
{{#DO_DRAFT}}<details class="why" id="do-draft"{{#OPEN}} open{{/OPEN}}><summary>[[staff.act.draft]]</summary>
<form class="form" method="post" action="/staff/case/{{CODE}}/do/draft" data-draft="answer-{{CODE}}" data-draft-restored="[[site.draft.restored]]" data-draft-discard="[[site.draft.discard]]" data-draft-kept="[[site.draft.kept]]" data-draft-offline="[[site.draft.offline]]">{{>parts/csrf}}
{{>parts/textarea field="draft_words" label="[[staff.act.draft.words]]" hint="[[staff.act.draft.hint]]" rows="10" max="20000"}}
<p class="actions"><button class="button" type="submit">[[casework.action.draft]]</button></p></form></details>{{/DO_DRAFT}}
{{#DO_APPROVE}}<details class="why" id="do-approve"{{#OPEN}} open{{/OPEN}}><summary>[[casework.action.approve]]</summary>
<form class="form" method="post" action="/staff/case/{{CODE}}/do/approve">{{>parts/csrf}}<p>[[staff.act.approve.text]]</p>
<p class="actions"><button class="button" type="submit">[[casework.action.approve]]</button></p></form></details>{{/DO_APPROVE}}
{{#DO_REVISE}}<details class="why" id="do-revise"{{#OPEN}} open{{/OPEN}}><summary>[[casework.action.revise]]</summary>
<form class="form" method="post" action="/staff/case/{{CODE}}/do/revise">{{>parts/csrf}}
{{>parts/textarea field="revise_words" label="[[staff.act.revise.words]]" rows="4" max="20000"}}
<p class="actions"><button class="button" type="submit">[[casework.action.revise]]</button></p></form></details>{{/DO_REVISE}}
{{#DO_ANSWER}}<details class="why" id="do-answer"{{#OPEN}} open{{/OPEN}}><summary>[[casework.action.answer]]</summary>
<form class="form" method="post" action="/staff/case/{{CODE}}/do/answer" enctype="multipart/form-data">{{>parts/csrf}}
<p>[[staff.act.answer.text]]</p>
{{>parts/file field="answer_file" label="[[staff.act.evidence]]" hint="[[staff.act.evidence.hint]]" accept=".jpg,.jpeg,.png,.webp,.pdf,.docx" multiple="1"}}
{{#STAGED}}<p class="notice notice--done"><input type="hidden" name="answer_file_token" value="{{TOKEN}}">{{STAGED_NAME}} ({{STAGED_SIZE}})</p>{{/STAGED}}
<p class="actions"><button class="button" type="submit">[[casework.action.answer]]</button></p></form></details>{{/DO_ANSWER}}
{{#DO_REOPEN}}<details class="why" id="do-reopen"{{#OPEN}} open{{/OPEN}}><summary>[[casework.action.reopen]]</summary>
<form class="form" method="post" action="/staff/case/{{CODE}}/do/reopen">{{>parts/csrf}}
{{>parts/textarea field="reopen_words" label="[[staff.act.to_petitioner]]" hint="[[staff.act.public.hint]]" rows="3" max="20000" optional="1"}}
<p class="actions"><button class="button" type="submit">[[casework.action.reopen]]</button></p></form></details>{{/DO_REOPEN}}
{{#DO_UPHOLD}}<details class="why" id="do-uphold"{{#OPEN}} open{{/OPEN}}><summary>[[casework.action.uphold]]</summary>
<form class="form" method="post" action="/staff/case/{{CODE}}/do/uphold" enctype="multipart/form-data">{{>parts/csrf}}
{{>parts/textarea field="uphold_words" label="[[staff.act.uphold.words]]" hint="[[staff.act.public.hint]]" rows="6" max="20000"}}
{{>parts/file field="uphold_file" label="[[staff.act.evidence]]" hint="[[staff.act.evidence.hint]]" accept=".jpg,.jpeg,.png,.webp,.pdf,.docx" multiple="1"}}
{{#STAGED}}<p class="notice notice--done"><input type="hidden" name="uphold_file_token" value="{{TOKEN}}">{{STAGED_NAME}} ({{STAGED_SIZE}})</p>{{/STAGED}}
<p class="actions"><button class="button" type="submit">[[casework.action.uphold]]</button></p></form></details>{{/DO_UPHOLD}}
{{#DO_ASSIGN}}<details class="why" id="do-assign"{{#OPEN}} open{{/OPEN}}><summary>[[casework.action.assign]]</summary>
<form class="form" method="post" action="/staff/case/{{CODE}}/do/assign">{{>parts/csrf}}
{{>parts/select field="officer" label="[[staff.act.assign.who]]" empty="[[send.choose]]"}}
<p class="actions"><button class="button" type="submit">[[casework.action.assign]]</button></p></form></details>{{/DO_ASSIGN}}
{{#DO_ASK}}<details class="why" id="do-ask"{{#OPEN}} open{{/OPEN}}><summary>[[casework.action.ask]]</summary>
<form class="form" method="post" action="/staff/case/{{CODE}}/do/ask">{{>parts/csrf}}
{{>parts/textarea field="ask_words" label="[[staff.act.ask.words]]" hint="[[staff.act.ask.hint]]" rows="4" max="20000"}}
<p class="actions"><button class="button" type="submit">[[casework.action.ask]]</button></p></form></details>{{/DO_ASK}}
{{#DO_CONTINUE}}<details class="why" id="do-continue"{{#OPEN}} open{{/OPEN}}><summary>[[casework.action.continue]]</summary>
<form class="form" method="post" action="/staff/case/{{CODE}}/do/continue">{{>parts/csrf}}
{{>parts/textarea field="continue_words" label="[[staff.act.continue.words]]" hint="[[staff.act.public.hint]]" rows="3" max="20000"}}
<p class="actions"><button class="button" type="submit">[[casework.action.continue]]</button></p></form></details>{{/DO_CONTINUE}}
{{#DO_TRANSFER}}<details class="why" id="do-transfer"{{#OPEN}} open{{/OPEN}}><summary>[[casework.action.transfer]]</summary>
<form class="form" method="post" action="/staff/case/{{CODE}}/do/transfer">{{>parts/csrf}}
{{>parts/select field="unit" label="[[staff.act.transfer.unit]]" hint="[[staff.act.transfer.hint]]" empty="[[send.choose]]"}}
{{>parts/textarea field="transfer_words" label="[[staff.act.transfer.words]]" hint="[[staff.act.public.hint]]" rows="4" max="20000"}}
<p class="actions"><button class="button" type="submit">[[casework.action.transfer]]</button></p></form></details>{{/DO_TRANSFER}}
{{#DO_RETURN}}<details class="why" id="do-return"{{#OPEN}} open{{/OPEN}}><summary>[[casework.action.return]]</summary>
<form class="form" method="post" action="/staff/case/{{CODE}}/do/return">{{>parts/csrf}}
{{>parts/textarea field="return_words" label="[[staff.act.return.words]]" hint="[[staff.act.public.hint]]" rows="4" max="20000"}}
<p class="actions"><button class="button button--plain" type="submit">[[casework.action.return]]</button></p></form></details>{{/DO_RETURN}}
{{/HAS_ACTIONS}}
</section>
{{#PUBLISH}}<section class="panel" aria-labelledby="publish-head">
<h2 id="publish-head">[[staff.publish.head]]</h2>
{{#IS_PUBLIC}}<p><span class="tag tag--done">[[staff.publish.is]]</span> <a href="/cases/{{CODE}}">[[staff.publish.see]]</a></p>{{/IS_PUBLIC}}
<form class="form" method="post" action="/staff/case/{{CODE}}/do/publish">{{>parts/csrf}}
{{>parts/textarea field="public_words" label="[[staff.publish.words]]" hint="[[staff.publish.hint]]" rows="5" max="4000"}}
<p class="actions"><button class="button button--plain" type="submit">[[casework.action.publish]]</button></p></form>
{{#UNPUBLISH}}<form method="post" action="/staff/case/{{CODE}}/do/unpublish">{{>parts/csrf}}<p class="actions"><button class="button button--plain button--small" type="submit">[[casework.action.unpublish]]</button></p></form>{{/UNPUBLISH}}
</section>{{/PUBLISH}}
</div>
<div>
<section class="panel" aria-labelledby="due-head">
<h2 id="due-head">[[staff.case.clocks]]</h2>
<dl class="facts">
{{#CLOCK}}<div><dt>{{CLOCK_NAME}}</dt><dd>{{#DUE}}<span class="capital">{{DUE_DATE}}</span> {{#CLOCK_LEFT}}<span class="left left--{{CLOCK_LEFT_LOOK}}">{{CLOCK_LEFT_TEXT}}</span>{{/CLOCK_LEFT}}{{/DUE}} <span class="muted">{{CLOCK_STATE}}</span>
{{#WHY}}<details class="why"><summary>[[track.why]]</summary><ul>{{#REASON}}<li>{{REASON_TEXT}}</li>
{{/REASON}}</ul></details>{{/WHY}}</dd></div>
{{/CLOCK}}
</dl>
</section>
<section class="panel" aria-labelledby="person-head" id="person-box">
<h2 id="person-head">[[staff.person.head]]</h2>
{{#UNNAMED}}<p>[[staff.person.unnamed]]</p>{{/UNNAMED}}
{{#NAMED}}<p><strong>{{ALIAS}}</strong></p>{{/NAMED}}
{{#PERSON}}<div class="notice notice--warn"><p>[[staff.person.once]]</p></div>
<dl class="facts">{{#PERSON_LINE}}<div><dt>{{PERSON_LABEL}}</dt><dd>{{PERSON_TEXT}}</dd></div>
{{/PERSON_LINE}}</dl>{{/PERSON}}
{{#OPEN_PERSON}}<details class="why"{{#OPEN}} open{{/OPEN}}><summary>[[staff.person.open]]</summary>
<form class="form" method="post" action="/staff/case/{{CODE}}/person">{{>parts/csrf}}
<p>[[staff.person.text]]</p>
{{>parts/select field="purpose" label="[[vault.purpose]]" empty="[[send.choose]]"}}
{{>parts/textarea field="person_words" label="[[vault.words]]" hint="[[vault.words.hint]]" rows="2" optional="1"}}
<p class="actions"><button class="button button--plain" type="submit">[[staff.person.open]]</button></p></form></details>{{/OPEN_PERSON}}
</section>
<section class="panel" aria-labelledby="letters-head">
<h2 id="letters-head">[[staff.letters.head]]</h2>
<ul>{{#LETTER}}<li>{{LETTER_NAME}} {{LETTER_REFERENCE}}, {{LETTER_DATE}}</li>
{{/LETTER}}</ul>
<form class="form" method="post" action="/staff/case/{{CODE}}/letter/acknowledgement" target="_blank">{{>parts/csrf}}
{{#WITH_NAME}}<div class="field"><div class="choice"><input type="checkbox" id="with-name" name="with_name" value="1"><label for="with-name">[[staff.letters.with_name]]<span class="choice__hint">[[staff.letters.with_name.hint]]</span></label></div></div>{{/WITH_NAME}}
<p class="actions"><button class="button button--plain" type="submit">[[letters.print.acknowledgement]]</button></p></form>
</section>
<section class="panel panel--inside" aria-labelledby="notes-head">
<h2 id="notes-head">[[staff.notes.head]]</h2>
<p class="muted">[[staff.notes.text]]</p>
{{#NO_NOTES}}<p>[[staff.notes.none]]</p>{{/NO_NOTES}}
{{#NOTE}}<blockquote class="said">{{NOTE_WORDS}}</blockquote><p class="muted">{{NOTE_BY}}</p>
{{/NOTE}}
{{#ADD_NOTE}}<form class="form" method="post" action="/staff/case/{{CODE}}/do/note">{{>parts/csrf}}
{{>parts/textarea field="note" label="[[staff.notes.new]]" rows="3" max="4000"}}
<p class="actions"><button class="button button--plain button--small" type="submit">[[casework.action.note]]</button></p></form>{{/ADD_NOTE}}
</section>
<section class="panel" aria-labelledby="story-head">
<h2 id="story-head">[[track.story]]</h2>
<ol class="timeline">
{{#STEP}}<li class="timeline__step{{#NOW}} timeline__step--now{{/NOW}}"{{#NOW}} aria-current="step"{{/NOW}}>
<h3 class="timeline__title">{{STEP_TITLE}}</h3>
<p class="timeline__when"><time datetime="{{STEP_ISO}}">{{STEP_TIME}}</time> · {{STEP_BY}}</p>
{{#STEP_MORE}}<p class="timeline__text">{{#STEP_INSIDE}}<strong>[[staff.inside]]</strong> {{/STEP_INSIDE}}{{STEP_TEXT}}</p>{{/STEP_MORE}}
</li>
{{/STEP}}
</ol>
</section>
</div>
</div>
