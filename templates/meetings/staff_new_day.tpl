{{!Planning one reception day or a year of them.}}
<p class="step"><a href="/staff/reception?unit={{UNIT_CODE}}">← [[meetings.staff.title]]</a></p>
<h1>[[meetings.new.title]]</h1>
<p class="lead">{{UNIT}}</p>
{{>parts/errors}}
<form class="form" method="post" action="/staff/reception/new">
{{>parts/csrf}}<input type="hidden" name="unit" value="{{UNIT_CODE}}">
<section class="panel" aria-labelledby="when-head">
<h2 id="when-head">[[meetings.new.when]]</h2>
{{>parts/radios field="plan" label="[[meetings.plan]]"}}
{{>parts/input field="day" label="[[meetings.new.day]]" hint="[[meetings.new.day.hint]]" type="date" size="medium" optional="1"}}
{{>parts/select field="year" label="[[meetings.new.year]]"}}
{{>parts/select field="weekday" label="[[meetings.new.weekday]]"}}
{{>parts/input field="numbers" label="[[meetings.new.numbers]]" hint="[[meetings.new.numbers.hint]]" size="medium" optional="1"}}
{{>parts/input field="from" label="[[meetings.new.from]]" type="time" size="short"}}
{{>parts/input field="to" label="[[meetings.new.to]]" type="time" size="short"}}
{{>parts/input field="slot_minutes" label="[[meetings.new.slot_minutes]]" mode="numeric" size="short"}}
</section>
<section class="panel" aria-labelledby="who-head">
<h2 id="who-head">[[meetings.new.who]]</h2>
{{>parts/select field="host" label="[[meetings.host]]" empty="[[send.choose]]"}}
{{>parts/radios field="kind" label="[[meetings.kind]]"}}
{{>parts/radios field="mode" label="[[meetings.mode]]"}}
{{>parts/input field="place" label="[[meetings.place]]" hint="[[meetings.place.hint]]" max="300"}}
{{>parts/textarea field="content" label="[[meetings.content]]" hint="[[meetings.content.hint]]" rows="3" max="1000" optional="1"}}
</section>
<p class="actions"><button class="button" type="submit">[[meetings.new.save]]</button></p>
</form>
