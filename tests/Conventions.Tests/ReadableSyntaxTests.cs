using TypedStreaming.Conventions.Tests.Rules;
using TypedStreaming.Conventions.Tests.Source;

namespace TypedStreaming.Conventions.Tests;

public sealed class ReadableSyntaxTests
{
    [Fact]
    public void The_parser_understands_every_file() =>
        Conformance.Holds(Repository.Current.Shipped.SelectMany(ReadableSyntax.Check));

    [Theory]
    [InlineData("class A { void M( { } }")]
    public void Reports_what_it_cannot_read(string code) =>
        Assert.Single(ReadableSyntax.Check(new SourceFile("src/Sdk/Events/Sample.cs", code)));

    [Theory]
    [InlineData("class A { int P { get => field; set; } }")]
    [InlineData("static class A { extension(string s) { public int Twice => s.Length * 2; } }")]
    public void Understands_the_newest_language(string code) =>
        Assert.Empty(ReadableSyntax.Check(new SourceFile("src/Sdk/Events/Sample.cs", code)));
}
