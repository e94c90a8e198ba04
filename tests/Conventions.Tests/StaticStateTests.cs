using TypedStreaming.Conventions.Tests.Rules;
using TypedStreaming.Conventions.Tests.Source;

namespace TypedStreaming.Conventions.Tests;

public sealed class StaticStateTests
{
    [Fact]
    public void No_static_changes() =>
        Conformance.Holds(Repository.Current.Shipped.SelectMany(StaticState.Check));

    [Theory]
    [InlineData("class A { static int _count; }")]
    [InlineData("class A { public static int Count { get; set; } }")]
    [InlineData("class A { public static event Action? Changed; }")]
    [InlineData("class A { [ThreadStatic] static int _count; }")]
    public void Reports_mutable_statics(string code) =>
        Assert.Single(StaticState.Check(new SourceFile("src/Sdk/Events/Sample.cs", code)));

    [Theory]
    [InlineData("class A { const int One = 1; static readonly int Two = 2; static int Three { get; } = 3; int _own; }")]
    [InlineData("interface I { static abstract int P { get; set; } }")]
    public void Accepts_constants_and_instances(string code) =>
        Assert.Empty(StaticState.Check(new SourceFile("src/Sdk/Events/Sample.cs", code)));
}
