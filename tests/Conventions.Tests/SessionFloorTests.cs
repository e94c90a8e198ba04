using TypedStreaming.Conventions.Tests.Rules;
using TypedStreaming.Conventions.Tests.Source;

namespace TypedStreaming.Conventions.Tests;

public sealed class SessionFloorTests
{
    [Fact]
    public void The_loop_of_the_session_decides_nothing() =>
        Conformance.Holds(Repository.Current.Shipped.SelectMany(SessionFloor.Check));

    [Theory]
    [InlineData("status == 401")]
    [InlineData("error == \"402::Unknown client\"")]
    [InlineData("error.StartsWith(\"403\")")]
    [InlineData("name.SequenceEqual(\"403:denied\"u8)")]
    [InlineData("error == $\"503:{channel}\"")]
    [InlineData("advice == \"handshake\"")]
    [InlineData("advice == \"retry\"")]
    [InlineData("advice == \"none\"")]
    [InlineData("error.Error == StreamingError.Transport")]
    [InlineData("error is { Error: TypedStreaming.StreamingError.Transport }")]
    [InlineData("reason is StreamingError.Transport")]
    [InlineData("advice == ReconnectAdvice.None")]
    [InlineData("status == System.Net.HttpStatusCode.Unauthorized")]
    public void Reports_a_decision(string condition) => Assert.Single(SessionFloor.Check(Loop(condition)));

    [Theory]
    [InlineData("channel == \"/meta/handshake\"")]
    [InlineData("count == 40 || count == 4000")]
    [InlineData("next.Error == last.Error")]
    public void Accepts_other_conditions(string condition) => Assert.Empty(SessionFloor.Check(Loop(condition)));

    [Theory]
    [InlineData("src/Sdk/Session/StreamingSession.Requests.cs", 1)]
    [InlineData("src/Sdk/Session/SessionMachine.cs", 0)]
    public void Is_about_the_loop_alone(string path, int findings) =>
        Assert.Equal(findings, SessionFloor.Check(new SourceFile(path, "class A { int M() => 401; }")).Count());

    private static SourceFile Loop(string condition) =>
        new("src/Sdk/Session/StreamingSession.cs", $"class StreamingSession {{ bool M() => {condition}; }}");
}
