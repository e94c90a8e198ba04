using TypedStreaming.Simulator.Tests.Wire;

namespace TypedStreaming.Simulator.Tests.Records;

/// <summary>Queries over REST that are refused, with Salesforce's codes.</summary>
public sealed class WrongQueryTests : RecordTests
{
    [Theory]
    [InlineData("SELEC Id FROM Account", "MALFORMED_QUERY", "unexpected token: 'SELEC'")]
    [InlineData("SELECT Id FORM Account", "MALFORMED_QUERY", "unexpected token: 'FORM'")]
    [InlineData("SELECT Id FROM Account WHERE", "MALFORMED_QUERY", "unexpected token: '<EOF>'")]
    [InlineData("SELECT Id FROM Account WHERE Name = Acme", "MALFORMED_QUERY", "unexpected token: 'Acme'")]
    [InlineData("SELECT Id FROM Account WHERE Name = 'Acme", "MALFORMED_QUERY", "no closing quote")]
    [InlineData("SELECT Id FROM Account WHERE Name = 'a\\q'", "MALFORMED_QUERY", "Illegal character sequence '\\q'")]
    [InlineData("SELECT Id FROM Account WHERE CreatedDate > 2026-13-01", "MALFORMED_QUERY", "'2026-13-01' is not a number, a date or a time")]
    [InlineData("SELECT Id FROM Account WHERE (Name = 'a'", "MALFORMED_QUERY", "unexpected token: '<EOF>'")]
    [InlineData("SELECT Id FROM Account WHERE Name = 'a' AND Name = 'b' OR Name = 'c'", "MALFORMED_QUERY", "unexpected token: 'OR'")]
    [InlineData("SELECT Id FROM Account LIMIT x", "MALFORMED_QUERY", "unexpected token: 'x'")]
    [InlineData("SELECT Id FROM Account LIMIT -1", "MALFORMED_QUERY", "unexpected token: '-1'")]
    [InlineData("SELECT Id FROM Account LIMIT 1 WHERE Name = 'a'", "MALFORMED_QUERY", "unexpected token: 'WHERE'")]
    [InlineData("SELECT Id FROM Account; SELECT", "MALFORMED_QUERY", "unexpected token: ';'")]
    [InlineData("SELECT Id FROM Account ORDER BY Name", "MALFORMED_QUERY", "does not support queries with 'ORDER'")]
    [InlineData("SELECT COUNT() FROM Account", "MALFORMED_QUERY", "does not support queries with 'COUNT()'")]
    [InlineData("SELECT Owner.Name FROM Account", "MALFORMED_QUERY", "does not support queries with 'Owner.'")]
    [InlineData("SELECT Id FROM Account WHERE CreatedDate = TODAY", "MALFORMED_QUERY", "does not support queries with 'TODAY'")]
    [InlineData("SELECT Id, Name, id FROM Account", "INVALID_FIELD", "duplicate field selected: id")]
    [InlineData("SELECT Id FROM Unknown__c", "INVALID_TYPE", "sObject type 'Unknown__c' is not supported.")]
    public async Task A_wrong_query_is_refused(string query, string code, string message)
    {
        var org = await StartAsync();
        org.SetRecord("Account", Acme, new { Name = "Acme" });
        AssertError(code, message, await QueryAsync(org, query));
        Assert.Equal(Acme, await FoundAsync(org, "SELECT Id FROM Account"));
    }

    [Theory]
    [InlineData("query")]
    [InlineData("query?q=")]
    [InlineData("query/?q=%20")]
    public async Task A_query_without_a_text_is_refused(string path)
    {
        var org = await StartAsync();
        AssertError("MALFORMED_QUERY", "A query string has to be specified", await CallAsync(org, HttpMethod.Get, Data + path));
    }

    [Fact]
    public async Task An_error_shows_its_place()
    {
        var org = await StartAsync();
        var error = (await QueryAsync(org, "SELECT Id\nFROM Account WHERE Name == 'a'")).Answer![0]!;
        Assert.Equal(
            "\nFROM Account WHERE Name == 'a'\n                         ^\nERROR at Row:2:Column:26\nunexpected token: '='",
            error["message"]!.GetValue<string>());
    }
}
