using TypedStreaming.Conventions.Tests.Rules;
using TypedStreaming.Conventions.Tests.Source;

namespace TypedStreaming.Conventions.Tests;

public sealed class AsyncVoidTests
{
    [Fact]
    public void No_method_is_async_void() =>
        Conformance.Holds(Repository.Current.Shipped.SelectMany(AsyncVoid.Check));

    [Theory]
    [InlineData("class A { async void M() { } }")]
    [InlineData("class A { void M() { async void L() { } } }")]
    public void Reports_it(string code) =>
        Assert.Single(AsyncVoid.Check(new SourceFile("src/Sdk/Events/Sample.cs", code)));

    [Theory]
    [InlineData("class A { async Task M() { } }")]
    [InlineData("class A { void M() { } }")]
    public void Accepts_tasks_and_plain_methods(string code) =>
        Assert.Empty(AsyncVoid.Check(new SourceFile("src/Sdk/Events/Sample.cs", code)));
}
