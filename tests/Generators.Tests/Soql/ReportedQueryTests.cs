namespace TypedStreaming.Generators.Tests.Soql;

/// <summary>Each refused, undocumented or unknown construct is found at its place, and nothing else is.</summary>
public sealed class ReportedQueryTests
{
    public static TheoryData<string, string> Refused => new()
    {
        { "SELECT Id FROM Account WHERE Id IN {|R:(SELECT AccountId FROM Contact)|}", "semi/anti join" },
        { "SELECT Id FROM Account WHERE Id NOT IN {|R:(SELECT AccountId FROM Contact WHERE Name LIKE 'a' LIMIT 5)|} AND Name = 'b'", "semi/anti join" },
        { "SELECT Id, {|R:COUNT(Id)|} FROM Account", "aggregate queries are not supported" },
        { "SELECT {|R:COUNT()|}, Id FROM Account", "aggregate" },
        { "SELECT Id, {|R:count_distinct(Name)|} names FROM Account", "aggregate" },
        { "SELECT Id, {|R:Max(Amount)|}, {|R:MIN(Amount)|}, {|R:SUM(Amount)|}, {|R:AVG(Amount)|} FROM Opportunity", "aggregate" },
        { "SELECT Id FROM Account {|R:GROUP BY Industry|}", "'GROUP BY' is refused" },
        { "SELECT Id FROM Account WHERE Name = 'a' {|R:LIMIT 5|}", "'LIMIT' is not allowed" },
        { "SELECT Id FROM Account {|R:limit 5|}", "'LIMIT' is not allowed" },
        { "SELECT Id, {|R:Account.Name|} FROM Contact", "relationships are not supported" },
        { "SELECT Id, {|R:Invoice__r.Total__c|} FROM Line__c", "relationships" },
        { "SELECT Id, {|R:Contact.Account.Name|} FROM Contact", "relationships" },
        { "SELECT Id FROM Contact WHERE {|R:Owner.Name|} = 'a' OR Name = 'b'", "relationships" },
        { "SELECT Id, {|R:(SELECT Id FROM Contacts)|} FROM Account", "relationships" },
        { "SELECT Id FROM {|R:Account.Contacts|}", "relationships" },
        { "SELECT Id FROM Account, {|R:Contact|}", "can query only one object" },
        { "SELECT Id FROM Account {|R:ORDER BY Name|}", "'ORDER BY' clause is not allowed" },
        { "SELECT Id FROM Account {|R:ORDER BY Name DESC NULLS LAST, Id|} {|R:LIMIT 5|} {|R:OFFSET 10|}", "ORDER BY" },
        { "SELECT Id FROM Account WHERE {|R:NOT|} Name = 'a'", "'NOT' is not supported" },
        { "SELECT Id FROM Account WHERE Name = 'b' AND ({|R:NOT|} (Name = 'a' OR {|R:NOT|} Name LIKE 'c'))", "'NOT' is not supported" },
        { "SELECT Id FROM Account {|R:OFFSET 10|}", "'OFFSET' clause is not allowed" },
        { "SELECT Id, {|R:TYPEOF What WHEN Account THEN Phone, Name ELSE Name END|} FROM Task", "'TYPEOF' clause is not allowed" },
        { "{|W:SELECT|} Name FROM Account", "Id" },
        { "{|W:SELECT|} Id__c, AccountId FROM Account", "Id" },
        { "{|W:SELECT|} {|R:COUNT(Id)|} n FROM Account", "Id" },
        { "{|W:|}", "Id" },
    };

    public static TheoryData<string, string> Undocumented => new()
    {
        { "SELECT {|U:FIELDS(ALL)|} FROM Account", "the function 'FIELDS(...)'" },
        { "SELECT Id, {|U:toLabel(Status)|} FROM Case", "function" },
        { "SELECT Id FROM Case WHERE {|U:toLabel(Status)|} = 'Neu'", "function" },
        { "SELECT Id, {|U:convertCurrency(Amount)|} FROM Opportunity", "function" },
        { "SELECT Id FROM Account WHERE CreatedDate = {|U:TODAY|}", "relative to today" },
        { "SELECT Id FROM Account WHERE CreatedDate > {|U:last_n_days:30|} AND CreatedDate < {|U:NEXT_FISCAL_QUARTER|}", "relative to today" },
        { "SELECT Id FROM Account WHERE {|U:CALENDAR_YEAR(CreatedDate)|} = 2026", "function" },
        { "SELECT Id FROM Shop__c WHERE {|U:DISTANCE(Place__c, Other__c, 'mi')|} < 20", "function" },
        { "SELECT Id FROM Account WHERE Name = 'a{|U:\\q|}b'", "escape" },
        { "SELECT Id FROM Account WHERE Name = 'a{|U:\\u|}00'", "escape" },
        { "SELECT Id FROM Opportunity WHERE Amount > {|U:USD5000|} AND Amount < {|U:EUR9000.50|}", "currency" },
        { "SELECT Id FROM Account WHERE Name = {|U::name|} AND Id IN {|U::ids|}", "Apex" },
        { "SELECT Id FROM Account WHERE Name {|U:<>|} 'a'", "use '!='" },
        { "SELECT Id FROM {|U:Product2|}", "neither a custom object" },
        { "SELECT Id FROM {|U:Setting__mdt|}", "neither a custom object" },
        { "SELECT Id, {|U:a.Name|} FROM {|U:Account a|}", "alias" },
        { "SELECT {|U:Account.Id|}, Name FROM Account", "use 'Id'" },
        { "SELECT {|U:Id Name|} FROM Account", "insert a comma before it" },
        { "SELECT Id, Name, {|U:name|} FROM Account", "selected twice" },
        { "SELECT Id FROM Account {|U:USING SCOPE mine|} WHERE Name = 'a'", "the clause 'USING SCOPE'" },
        { "SELECT Id FROM Account {|U:WITH SECURITY_ENFORCED|}", "clause" },
        { "SELECT Id FROM Account {|U:FOR UPDATE|}", "clause" },
        { "SELECT Id FROM Account {|U:ALL ROWS|}", "clause" },
        { "SELECT Id FROM Account {|R:GROUP BY Name|} {|U:HAVING COUNT(Id) > 1|}", "" },
    };

    public static TheoryData<string, string> Malformed => new()
    {
        { "{|M:UPDATE|} Account", "expected 'SELECT', found 'UPDATE'" },
        { "SELECT Id, Name{|M:|}", "expected ',' or 'FROM', found the end of the query" },
        { "SELECT Id, {|M:FROM|} Account", "expected a field, found 'FROM'" },
        { "SELECT {|M:FROM|} Account", "expected a field" },
        { "SELECT {|M:*|} FROM Account", "'*' is not allowed" },
        { "SELECT Id FROM{|M:|}", "expected the name of an object" },
        { "SELECT Id FROM {|M:WHERE|} Name = 'a'", "expected the name of an object, found 'WHERE'" },
        { "SELECT Id {|M:WHERE|} Name = 'a'", "expected ',' or 'FROM', found 'WHERE'" },
        { "SELECT Id FROM Account WHERE{|M:|}", "expected a field, found the end" },
        { "SELECT Id FROM Account WHERE Name{|M:|}", "expected an operator" },
        { "SELECT Id FROM Account WHERE Name ={|M:|}", "expected a value" },
        { "SELECT Id FROM Account WHERE Name = {|M:Open|}", "expected a value (strings must be in single quotes), found 'Open'" },
        { "SELECT Id FROM Account WHERE Name = {|M:\"Open\"|}", "single quotes" },
        { "SELECT Id FROM Account WHERE Name = {|M:=|} 'a'", "expected a value" },
        { "SELECT Id FROM Account WHERE (Name = 'a'{|M:|}", "expected 'AND', 'OR' or ')', found the end" },
        { "SELECT Id FROM Account WHERE Name = 'a'{|M:)|}", "found ')'" },
        { "SELECT Id FROM Account WHERE Name IN ('a', 'b'{|M:|}", "expected ',' or ')'" },
        { "SELECT Id FROM Account WHERE Name IN {|M:'a'|}", "expected '(', found 'a'" },
        { "SELECT Id FROM Account WHERE Name IN ({|M:)|}", "expected a value" },
        { "SELECT Id FROM Account WHERE Name = {|M:'a|}", "no closing" },
        { "SELECT Id FROM Account WHERE Name = 'a' {|M:Industry|} = 'b'", "expected 'AND', 'OR' or the end of the query, found 'Industry'" },
        { "SELECT Id FROM Account WHERE Name = 'a' AND Industry = 'b' {|M:OR|} Name = 'c'", "needs parentheses" },
        { "SELECT Id FROM Account WHERE CreatedDate > {|M:2026-1-1|}", "not a number, a date or a time" },
        { "SELECT Id FROM Task WHERE ActivityDate > {|M:2026-02-30|}", "'2026-02-30' is not a number, a date or a time" },
        { "SELECT Id FROM Account WHERE CreatedDate > {|M:2026-13-01T00:00:00Z|}", "not a number, a date or a time" },
        { "SELECT Id FROM Account WHERE CreatedDate > {|M:2026-12-01T24:00:00Z|}", "not a number, a date or a time" },
        { "SELECT Id FROM Account WHERE Name = 'a' {|M:WHERE|} Industry = 'b'", "expected 'AND', 'OR' or the end of the query, found 'WHERE'" },
        { "SELECT Id FROM Account {|M:/* all */|} WHERE Name = 'a' {|M:-- rest|}", "no comments" },
        { "SELECT Id FROM Account {|M:// rest|}\n", "no comments" },
        { "SELECT Id FROM Account WHERE Name = 'a' {|M:#|} {|R:LIMIT 5|}", "'#' is not allowed" },
        { "SELECT Id FROM Account WHERE Name = {|M:AND|} Name = 'b' {|R:ORDER BY Name|}", "expected a value" },
        { "SELECT Id FROM Account WHERE (Name = {|M:AND|} Name = 'b') {|R:LIMIT 5|}", "expected a value" },
        { "SELECT Id, Name.{|M:|}", "a name after" },
        { "SELECT Id FROM Account WHERE CreatedDate = LAST_N_DAYS{|M:|}", "expected ':'" },
        { "SELECT Id FROM {|U:Account a|} {|M:b|}", "expected 'WHERE'" },
        { "SELECT Id FROM Account{|M:;|}", "';' is not allowed" },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    [MemberData(nameof(Undocumented))]
    [MemberData(nameof(Malformed))]
    public void A_part_is_reported_at_its_place(string marked, string text)
    {
        var query = new MarkedQuery(marked);
        query.AssertFound();
        Assert.Contains(query.Found, p => p.Text.Contains(text, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("SELECT Id FROM Account {|U:LIMIT 5|}")]
    [InlineData("SELECT Id FROM Account {|R:LIMIT|} 5")]
    [InlineData("SELECT Id FROM {|R:Account|} LIMIT 5")]
    [InlineData("SELECT Id FROM Account LIMIT 5")]
    [InlineData("SELECT Id FROM {|U:Account|}")]
    public void A_wrong_mark_is_noticed(string marked) => Assert.ThrowsAny<Xunit.Sdk.XunitException>(new MarkedQuery(marked).AssertFound);

    [Fact]
    public void A_query_that_is_too_long_is_reported_where_it_becomes_so()
    {
        var text = "SELECT Id FROM Account WHERE Name = '" + new string('x', 1300) + "'";
        var problem = Assert.Single(new MarkedQuery(text).Found);
        Assert.Equal((1300, text.Length), (problem.Span.Start, problem.Span.End));
        Assert.Equal("1338", problem.Text);
    }
}
