{{!On time or sorry, for everybody.}}
<h1>[[procedures.on_time.title]]</h1>
<p class="lead">[[procedures.on_time.lead]]</p>
<form class="panel filter filters" method="get" action="/on-time"><div class="field"><label for="month">[[procedures.on_time.month]]</label><input class="input input--medium" id="month" name="month" type="month" value="{{MONTH}}"></div>
<p class="actions"><button class="button" type="submit">[[cases.filter]]</button></p></form>
{{>parts/on_time}}
<h2 id="missed-head">[[procedures.on_time.missed]]</h2>
<p>[[procedures.on_time.missed.text]]</p>
{{#NO_MISSES}}<div class="notice notice--done"><p>[[procedures.on_time.no_misses]]</p></div>{{/NO_MISSES}}
<ul class="list">{{#MISSED}}<li><h3>{{WHAT}}</h3><p>{{UNIT}}</p><p class="muted">[[procedures.on_time.first]] {{FIRST}} · [[procedures.on_time.second]] {{SECOND}} · [[procedures.on_time.told]] {{TOLD}}</p></li>
{{/MISSED}}</ul>
