{{!On time or sorry, for officers: their units, small ones too.}}
<h1>[[procedures.on_time.staff]]</h1>
<form class="panel filter filters" method="get" action="/staff/dossiers/figures"><div class="field"><label for="month">[[procedures.on_time.month]]</label><input class="input input--medium" id="month" name="month" type="month" value="{{MONTH}}"></div>
<p class="actions"><button class="button" type="submit">[[cases.filter]]</button></p></form>
{{>parts/on_time}}
