using TypedStreaming.Conventions.Tests.Rules;
using TypedStreaming.Conventions.Tests.Source;

namespace TypedStreaming.Conventions.Tests;

public sealed class ParityPageTests
{
    private const string Row = "| `start` | `StartAsync` | `StartTests.It_starts` |\n";

    [Fact]
    public void Every_name_and_test_of_that_library_has_a_row_with_a_test_that_exists() => Conformance.Holds(ParityPage.Check(
        Assert.Single(Repository.Current.Load(static path => path == ParityPage.Path)),
        [.. ParityPage.Names, .. ParityPage.Tests],
        Repository.Current.Load(static path => path.StartsWith("tests/", StringComparison.Ordinal) && path.EndsWith("Tests.cs", StringComparison.Ordinal))));

    [Fact]
    public void Every_name_of_CometD_NetCore_has_a_row_with_a_test_that_exists() => Conformance.Holds(ParityPage.Check(
        Assert.Single(Repository.Current.Load(static path => path == CometDNetCorePage.Path)),
        CometDNetCorePage.Names,
        Repository.Current.Load(static path => path.StartsWith("tests/", StringComparison.Ordinal) && path.EndsWith("Tests.cs", StringComparison.Ordinal))));

    [Theory]
    [InlineData(Row)]
    [InlineData("| there | here |\n| --- | --- |\n| `start` | `StartAsync` <!-- proof: StartTests.It_starts --> |\n")]
    [InlineData(Row + "| `loop` | none <!-- proof: – --> |\n")]
    public void Accepts_a_row_with_its_test(string page) => Assert.Empty(Check(page));

    [Theory]
    [InlineData("| `started` | `StartAsync` | `StartTests.It_starts` |\n", "start has no row")]
    [InlineData("Text about `start`\n", "start has no row")]
    [InlineData("| x | `start` | `StartTests.It_starts` |\n", "start has no row")]
    [InlineData(Row + "| `stop` | `StopAsync` | |\n", "names no test")]
    [InlineData(Row + "| `stop` | `StopAsync` <!-- proof: none --> |\n", "names no test")]
    [InlineData(Row + "| `stop` | `StopAsync` <!-- proof: StartTests.It_stops --> |\n", "there is no test StartTests.It_stops")]
    [InlineData(Row + "| `stop` | `StopAsync` | `StartTests.It_stops` |\n", "there is no test StartTests.It_stops")]
    [InlineData(Row + "| `stop` | `StopAsync` | `StopTests.It_starts` |\n", "there is no test StopTests.It_starts")]
    [InlineData(Row + "| `stop` | `StopAsync` | `StartTests.NoTest` |\n", "there is no test StartTests.NoTest")]
    public void Reports_what_is_missing(string page, string what) => Assert.Equal(what, Assert.Single(Check(page)).Message);

    [Theory]
    [InlineData("| there | here | proof |\n| --- | --- | --- |\n")]
    [InlineData("| `store` | `ReplayId` | see replay-stores.md |\n")]
    [InlineData("| `loop` | none | – |\n")]
    public void Passes_over_headings_and_what_needs_no_proof(string lines) => Assert.Empty(Check(Row + lines));

    private static IEnumerable<Finding> Check(string page) => ParityPage.Check(
        new SourceFile(ParityPage.Path, page),
        ["start"],
        [new("tests/StartTests.cs", "class StartTests { [Fact] public void It_starts() { } void NoTest() { } }")]);
}
