{{!Planning a dialogue.}}
<p class="step"><a href="/staff/dialogues">← [[dialogues.staff.title]]</a></p>
<h1>[[dialogues.plan]]</h1>
<p class="lead">{{UNIT}}</p>
{{>parts/errors}}
<form class="form" method="post" action="/staff/dialogues/new">{{>parts/csrf}}<input type="hidden" name="unit" value="{{UNIT_CODE}}">
<section class="panel" aria-labelledby="what-head"><h2 id="what-head">[[dialogues.plan.what]]</h2>
{{>parts/radios field="forum" label="[[dialogues.forum]]"}}
{{>parts/input field="title" label="[[dialogues.name]]" max="300"}}
{{#themes}}<fieldset class="field{{#FIELD_ERROR}} field--wrong{{/FIELD_ERROR}}" id="themes" tabindex="-1"><legend>[[dialogues.themes]]</legend><p class="field__hint">[[dialogues.themes.hint]]</p>
{{#FIELD_ERROR}}<p class="field__error" id="themes-error"><span class="hidden">[[error.word]] </span>{{FIELD_ERROR_TEXT}}</p>{{/FIELD_ERROR}}
<div class="choices">{{#THEME_CHOICE}}<div class="choice"><input type="checkbox" id="theme-{{THEME_ID}}" name="theme" value="{{THEME_ID}}"{{#CHECKED}} checked{{/CHECKED}}><label for="theme-{{THEME_ID}}">{{THEME_NAME}}</label></div>
{{/THEME_CHOICE}}</div></fieldset>{{/themes}}
{{>parts/input field="basis" label="[[dialogues.basis]]" max="300" optional="1"}}
{{>parts/input field="plan_no" label="[[dialogues.plan_no]]" size="medium" max="60" optional="1"}}
</section>
<section class="panel" aria-labelledby="when-head"><h2 id="when-head">[[dialogues.plan.when]]</h2>
{{>parts/select field="chair" label="[[dialogues.chair]]" empty="[[send.choose]]"}}
{{>parts/input field="day" label="[[dialogues.day]]" type="date" size="medium"}}
{{>parts/input field="from" label="[[meetings.new.from]]" type="time" size="short"}}
{{>parts/input field="to" label="[[meetings.new.to]]" type="time" size="short"}}
{{>parts/input field="place" label="[[meetings.place]]" max="300"}}
{{>parts/textarea field="invited" label="[[dialogues.invited]]" hint="[[dialogues.invited.hint]]" rows="5" max="2000" optional="1"}}
</section>
<p class="actions"><button class="button" type="submit">[[dialogues.plan.save]]</button></p>
</form>
