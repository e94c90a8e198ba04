namespace TypedStreaming.Package.Tests.Toolchain;

public sealed class OutcomeTests
{
    [Fact]
    public void Network_trouble_is_named_before_the_log()
    {
        var outcome = new Outcome("dotnet restore", 1, "A.csproj : error NU1301: Unable to load the service index");
        var failure = Record.Exception(outcome.Succeeded);
        Assert.StartsWith("NU1301: a package source did not answer", failure?.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Each_code_counts_once() => Assert.Equal(
        ["CA1000", "TSE0002"],
        new Outcome("dotnet build", 1, "A.cs(1,2): error TSE0002: no\nA.cs(1,2): error TSE0002: no\nB.cs(3,4): warning CA1000: hm").Errors);

    [Fact]
    public void What_ended_well_passes() => Assert.Null(Record.Exception(new Outcome("dotnet build", 0, "").Succeeded));
}
