{{!Figures of a report that are typed in.}}
<p class="step"><a href="{{TABLE_HREF}}">← {{NAME}}</a></p>
<h1>[[reports.type]]</h1>
<p class="lead">{{UNIT}} · {{PERIOD}}</p>
<p>[[reports.type.lead]]</p>
{{>parts/errors}}
<form class="form" method="post" action="/staff/reports/type">{{>parts/csrf}}
<input type="hidden" name="form" value="{{FORM_ID}}"><input type="hidden" name="period" value="{{PERIOD_ID}}"><input type="hidden" name="unit" value="{{UNIT_ID}}">
{{#FIGURE}}<div class="field{{#FIGURE_INVALID}} field--wrong{{/FIGURE_INVALID}}">
<label for="{{FIGURE_FIELD}}">{{FIGURE_LABEL}}</label>
{{#FIGURE_WRONG}}<p class="field__error" id="{{FIGURE_FIELD}}-error"><span class="hidden">[[error.word]] </span>{{FIGURE_ERROR}}</p>{{/FIGURE_WRONG}}
<input id="{{FIGURE_FIELD}}" name="{{FIGURE_FIELD}}" value="{{FIGURE_VALUE}}" class="input input--short" inputmode="numeric" maxlength="20">
</div>
{{/FIGURE}}
<p class="actions"><button class="button" type="submit">[[reports.type.save]]</button></p>
</form>
