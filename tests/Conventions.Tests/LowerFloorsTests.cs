using TypedStreaming.Conventions.Tests.Rules;
using TypedStreaming.Conventions.Tests.Source;

namespace TypedStreaming.Conventions.Tests;

public sealed class LowerFloorsTests
{
    private static readonly SourceFile Session =
        new("src/Sdk/Session/StreamingSession.cs", "class StreamingSession; class Advice;");
    private static readonly SourceFile Queue =
        new("src/Sdk/Consumers/Subscription.T.cs", "class Subscription<T>;");

    [Fact]
    public void The_lower_floors_do_not_look_up() => Conformance.Holds(LowerFloors.Check(Repository.Current.Shipped));

    [Theory]
    [InlineData("using TypedStreaming.Session;")]
    [InlineData("using static TypedStreaming.Consumers.Routes;")]
    [InlineData("using Above = global::TypedStreaming.Session;")]
    [InlineData("class A { Session.Unheard? _a; }")]
    [InlineData("class A { TypedStreaming.Consumers.Routes? _a; }")]
    [InlineData("class A { object M() => Session.Unheard.Start(); }")]
    [InlineData("class A { StreamingSession? _a; }")]
    [InlineData("class A { Subscription<int>? _a; }")]
    [InlineData("class A { object M(object o) => o is Advice; }")]
    [InlineData("class A { object M() => new Advice(); }")]
    public void Reports_a_look_up(string code) =>
        Assert.NotEmpty(LowerFloors.Check([Session, Queue, new("src/Sdk/Bayeux/A.cs", code)]));

    [Theory]
    [InlineData("Transport")]
    [InlineData("Decoding")]
    [InlineData("Errors")]
    [InlineData("Events")]
    [InlineData("Replay")]
    [InlineData("Watching")]
    [InlineData("Routing")]
    [InlineData("Consumers")]
    public void Covers_each_lower_folder(string folder) =>
        Assert.Single(LowerFloors.Check([Session, new($"src/Sdk/{folder}/A.cs", "class A { Advice? _a; }")]));

    [Theory]
    [InlineData("class A { int Advice { get; init; } object M(A a) => a.Advice; }")]
    [InlineData("class A { int Advice { get; init; } A M() => new() { Advice = 1 }; }")]
    [InlineData("class A { void Advice() { } void M() => Advice(); }")]
    [InlineData("class A { object M(A a) => a is { Session.Length: > 0 }; }")]
    [InlineData("/// <see cref=\"StreamingSession\"/>\nclass A;")]
    [InlineData("using TypedStreaming.Bayeux;")]
    public void Accepts_members_of_the_same_name_and_documentation(string code) =>
        Assert.Empty(LowerFloors.Check([Session, new("src/Sdk/Bayeux/A.cs", code)]));

    [Theory]
    [InlineData("Replay", "Routing")]
    [InlineData("Replay", "Consumers")]
    [InlineData("Routing", "Consumers")]
    [InlineData("Routing", "Session")]
    [InlineData("Consumers", "Session")]
    public void Between_the_rooms_of_an_event_there_is_one_direction(string lower, string upper)
    {
        Assert.Single(LowerFloors.Check([new($"src/Sdk/{lower}/A.cs", $"using TypedStreaming.{upper};")]));
        Assert.Empty(LowerFloors.Check([new($"src/Sdk/{upper}/A.cs", $"using TypedStreaming.{lower};")]));
    }

    [Fact]
    public void The_upper_floors_look_down_freely() => Assert.Empty(LowerFloors.Check(
        [Session, Queue, new("src/Sdk/Session/B.cs", "using TypedStreaming.Consumers; class B : Subscription<int>;")]));
}
