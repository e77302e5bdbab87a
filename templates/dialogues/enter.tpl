{{!The secretary writes questions down.}}
<p class="step">{{#PREPARES}}<a href="{{BACK}}">← {{TITLE}}</a>{{/PREPARES}}{{#BRINGS}}<a href="/staff/dialogues">← [[dialogues.staff.title]]</a>{{/BRINGS}}</p>
<h1>[[dialogues.entry]]</h1>
<p class="lead">{{TITLE}} · {{TOTAL}}</p>
{{>parts/errors}}
<form class="form" method="post" action="/staff/dialogues/{{CODE}}/enter" data-quick>{{>parts/csrf}}<input type="hidden" name="once" value="{{ONCE}}">
{{#words}}<div class="field{{#FIELD_ERROR}} field--wrong{{/FIELD_ERROR}}"><label for="words">[[dialogues.entry.words]]</label><p class="field__hint" id="words-hint">[[dialogues.entry.words.hint]]</p>
{{#FIELD_ERROR}}<p class="field__error" id="words-error"><span class="hidden">[[error.word]] </span>{{FIELD_ERROR_TEXT}}</p>{{/FIELD_ERROR}}
<textarea id="words" name="words" class="input input--area" rows="4" maxlength="4000" autofocus{{#FIELD_ERROR}} aria-invalid="true"{{/FIELD_ERROR}} aria-describedby="words-hint{{#FIELD_ERROR}} words-error{{/FIELD_ERROR}}">{{VALUE}}</textarea></div>{{/words}}
{{>parts/select field="theme" label="[[dialogues.theme]]"}}
<p class="actions"><button class="button" type="submit">[[dialogues.entry.send]]</button></p>
{{>parts/select field="source" label="[[dialogues.source]]"}}
{{>parts/checkbox field="cleared" label="[[dialogues.entry.cleared]]" hint="[[dialogues.entry.cleared.hint]]"}}
{{>parts/input field="name" label="[[send.name]]" complete="off" max="120" optional="1"}}
{{>parts/input field="phone" label="[[send.phone]]" type="tel" mode="tel" size="medium" complete="off" optional="1"}}
</form>
{{#SOME_LAST}}<h2>[[dialogues.entry.last]]</h2>{{/SOME_LAST}}
<ol class="ties">{{#LAST}}<li><a href="{{LAST_HREF}}">{{LAST_WORDS}}</a> <span class="muted">{{LAST_THEME}}</span></li>
{{/LAST}}</ol>
