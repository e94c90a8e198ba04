using TypedStreaming.Conventions.Tests.Rules;
using TypedStreaming.Conventions.Tests.Source;

namespace TypedStreaming.Conventions.Tests;

public sealed class UnfinishedWorkTests
{
    [Fact]
    public void Nothing_is_left_for_later() =>
        Conformance.Holds(Repository.Current.Shipped.SelectMany(UnfinishedWork.Check));

    [Theory]
    [InlineData("class A; // TODO later")]
    [InlineData("/* FIXME */ class A;")]
    [InlineData("class A; // HACK: works")]
    public void Reports_a_mark(string code) =>
        Assert.Single(UnfinishedWork.Check(new SourceFile("src/Sdk/Events/Sample.cs", code)));

    [Theory]
    [InlineData("class Todo; // hacks and todos are words")]
    public void Accepts_the_words(string code) =>
        Assert.Empty(UnfinishedWork.Check(new SourceFile("src/Sdk/Events/Sample.cs", code)));
}
