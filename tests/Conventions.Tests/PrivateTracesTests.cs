using TypedStreaming.Conventions.Tests.Rules;
using TypedStreaming.Conventions.Tests.Source;

namespace TypedStreaming.Conventions.Tests;

public sealed class PrivateTracesTests
{
    private static readonly string[] Binary = [".png", ".ico", ".gif", ".jpg", ".snk", ".pfx", ".db"];

    [Fact]
    public void Text_holds_on_any_machine() => Conformance.Holds(
        Repository.Current.Load(path => !Binary.Contains(Path.GetExtension(path))).SelectMany(PrivateTraces.Check));

    [Theory]
    [InlineData("https://api.nuget", ".org/v3/index.json")]
    [InlineData("https://registry.npmjs", ".org/")]
    [InlineData("see /wor", "k/shared/design.md")]
    [InlineData("(/roo", "t/.dotnet)")]
    [InlineData("/tmp/t", "s-simulator")]
    public void Reports_hosts_and_machine_paths(string start, string end) =>
        Assert.Single(PrivateTraces.Check(new SourceFile("docs/a.md", start + end)));

    [Theory]
    [InlineData("src/work/a.cs and https://host/root/a")]
    [InlineData("https://dotnet.microsoft.com/download")]
    [InlineData("/tmp/data")]
    public void Accepts_other_paths_and_hosts(string text) =>
        Assert.Empty(PrivateTraces.Check(new SourceFile("docs/a.md", text)));
}
