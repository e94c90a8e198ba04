using TypedStreaming.Conventions.Tests.Rules;
using TypedStreaming.Conventions.Tests.Source;

namespace TypedStreaming.Conventions.Tests;

public sealed class BlockingCallsTests
{
    [Fact]
    public void No_thread_is_blocked_on_a_task() =>
        Conformance.Holds(Repository.Current.Shipped.SelectMany(BlockingCalls.Check));

    [Theory]
    [InlineData("class A { int M(Task<int> t) => t.Result; }")]
    [InlineData("class A { int? M(Task<int>? t) => t?.Result; }")]
    [InlineData("class A { void M(Task t) => t.GetAwaiter().GetResult(); }")]
    [InlineData("class A { void M(Task t) => t.Wait(); }")]
    [InlineData("class A { void M(Task t) => t?.Wait(5); }")]
    [InlineData("class A { void M(Task t) => Task.WaitAll(t); }")]
    public void Reports_a_blocking_member(string code) =>
        Assert.Single(BlockingCalls.Check(new SourceFile("src/Sdk/Events/Sample.cs", code)));

    [Theory]
    [InlineData("class A { async Task M(Task t) => await t; }")]
    [InlineData("class A { object M() => this.Result(); }")]
    [InlineData("class A { int Result { get; } }")]
    [InlineData("class A { void M(ManualResetValueTaskSourceCore<bool> source, short token) => source.GetResult(token); }")]
    public void Accepts_awaiting_and_own_declarations(string code) =>
        Assert.Empty(BlockingCalls.Check(new SourceFile("src/Sdk/Events/Sample.cs", code)));
}
