using TypedStreaming.Conventions.Tests.Rules;
using TypedStreaming.Conventions.Tests.Source;

namespace TypedStreaming.Conventions.Tests;

public sealed class UnboundedChannelsTests
{
    private const string Code = "class A { object M() => Channel.CreateUnbounded<int>(); }";

    [Fact]
    public void Queues_are_bounded() =>
        Conformance.Holds(Repository.Current.Shipped.SelectMany(UnboundedChannels.Check));

    [Fact]
    public void Reports_an_unbounded_channel() =>
        Assert.Single(UnboundedChannels.Check(new SourceFile("src/Sdk/Subscriptions/A.cs", Code)));

    [Fact]
    public void Accepts_other_projects() => Assert.Empty(UnboundedChannels.Check(new SourceFile("src/Simulator/A.cs", Code)));
}
