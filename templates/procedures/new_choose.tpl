{{!Taking in, step one: which procedure.}}
<h1>[[procedures.new.title]]</h1>
<form class="form" method="get" action="/staff/dossiers/new" role="search">
<div class="field"><label for="words">[[procedures.procedure]]</label>
<p class="field__hint" id="words-hint">[[procedures.new.type]]</p>
<input class="input" id="words" name="words" value="{{WORDS}}" autocomplete="off" maxlength="100" aria-describedby="words-hint" autofocus></div>
<p class="actions"><button class="button" type="submit">[[procedures.new.next]]</button></p>
</form>
{{#EMPTY}}<div class="notice notice--warn"><p>[[procedures.catalogue.empty]]</p></div>{{/EMPTY}}
<ul class="list">{{#PROCEDURE}}<li><h2 class="list__title"><a href="/staff/dossiers/new?procedure={{KEY}}">{{NAME}}</a></h2><p class="muted">{{ABOUT}}</p></li>
{{/PROCEDURE}}</ul>
