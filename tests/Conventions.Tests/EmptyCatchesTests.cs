using TypedStreaming.Conventions.Tests.Rules;
using TypedStreaming.Conventions.Tests.Source;

namespace TypedStreaming.Conventions.Tests;

public sealed class EmptyCatchesTests
{
    [Fact]
    public void No_exception_is_dropped_without_a_word() =>
        Conformance.Holds(Repository.Current.Shipped.SelectMany(EmptyCatches.Check));

    [Theory]
    [InlineData("class A { void M() { try { } catch { } } }")]
    [InlineData("class A { void M() { try { } catch (Exception) { } } }")]
    public void Reports_an_empty_block(string code) =>
        Assert.Single(EmptyCatches.Check(new SourceFile("src/Sdk/Events/Sample.cs", code)));

    [Theory]
    [InlineData("class A { void M() { try { } catch { throw; } } }")]
    [InlineData("class A { void M() { try { } catch (IOException) { /* the other side is gone, as asked */ } } }")]
    public void Accepts_handling_and_a_reason(string code) =>
        Assert.Empty(EmptyCatches.Check(new SourceFile("src/Sdk/Events/Sample.cs", code)));
}
