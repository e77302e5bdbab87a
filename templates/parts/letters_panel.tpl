{{!Letters of a case: those there are, the one the last step asks for, a new one. Filled by
pages::fill_letters_panel.}}
<section class="panel" aria-labelledby="letters-head" id="letters-box">
<h2 id="letters-head">[[staff.letters.head]]</h2>
{{#NO_LETTERS}}<p>[[staff.letters.none]]</p>{{/NO_LETTERS}}
{{#LETTERS}}<ul>{{#LETTER}}<li><a href="{{LETTER_HREF}}">{{LETTER_NAME}}</a>, {{LETTER_DATE}} <span class="tag tag--{{LETTER_LOOK}}">{{LETTER_STATE}}</span></li>
{{/LETTER}}</ul>{{/LETTERS}}
{{#NEW_LETTER}}{{#LETTER_ASKED}}<form class="form" method="post" action="/staff/letter/new">{{>parts/csrf}}
<input type="hidden" name="room" value="case"><input type="hidden" name="subject" value="{{LETTER_SUBJECT}}"><input type="hidden" name="kind" value="{{ASKED_KIND}}"><input type="hidden" name="language" value="vi">
<p>[[staff.letters.asked]] <strong>{{ASKED_NAME}}</strong></p>
<p class="actions"><button class="button" type="submit">[[staff.letters.draft_asked]]</button></p></form>{{/LETTER_ASKED}}
<details class="why"><summary>[[staff.letters.new]]</summary>
<form class="form" method="post" action="/staff/letter/new">{{>parts/csrf}}
<input type="hidden" name="room" value="case"><input type="hidden" name="subject" value="{{LETTER_SUBJECT}}">
<div class="field"><label for="letter-kind">[[staff.letters.kind]]</label>
<select id="letter-kind" name="kind" class="input input--select">{{#LETTER_KIND}}<option value="{{KIND_KEY}}">{{KIND_NAME}}</option>
{{/LETTER_KIND}}</select></div>
<div class="field"><label for="letter-language">[[staff.letters.language]]</label>
<select id="letter-language" name="language" class="input input--select"><option value="vi" lang="vi">Tiếng Việt</option><option value="en" lang="en">English</option></select></div>
<p class="actions"><button class="button button--plain" type="submit">[[staff.letters.draft]]</button></p></form></details>{{/NEW_LETTER}}
<form class="form" method="post" action="/staff/case/{{CODE}}/letter/acknowledgement" target="_blank">{{>parts/csrf}}
{{#WITH_NAME}}<div class="field"><div class="choice"><input type="checkbox" id="with-name" name="with_name" value="1"><label for="with-name">[[staff.letters.with_name]]<span class="choice__hint">[[staff.letters.with_name.hint]]</span></label></div></div>{{/WITH_NAME}}
<p class="actions"><button class="button button--plain" type="submit">[[letters.print.acknowledgement]]</button></p></form>
<p><a href="/staff/case/{{CODE}}/file">[[staff.letters.whole_file]]</a></p>
</section>
