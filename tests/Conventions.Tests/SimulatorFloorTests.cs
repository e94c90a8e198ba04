using TypedStreaming.Conventions.Tests.Rules;
using TypedStreaming.Conventions.Tests.Source;

namespace TypedStreaming.Conventions.Tests;

public sealed class SimulatorFloorTests
{
    [Fact]
    public void The_simulator_does_not_take_in_the_sdk() =>
        Conformance.Holds(Repository.Current.Projects.SelectMany(SimulatorFloor.Check));

    [Fact]
    public void The_simulator_does_not_name_the_sdk() =>
        Conformance.Holds(Repository.Current.Shipped.SelectMany(SimulatorFloor.Check));

    [Theory]
    [InlineData("ProjectReference", "../Sdk/Sdk.csproj")]
    [InlineData("ProjectReference", "..\\Sdk\\Sdk.csproj")]
    [InlineData("PackageReference", "TypedStreaming")]
    [InlineData("Compile", "../Sdk/Bayeux/Channels.cs")]
    public void Reports_a_reference(string item, string include) =>
        Assert.Single(SimulatorFloor.Check(Make($"<{item} Include=\"{include}\" />")));

    [Fact]
    public void Accepts_the_framework() =>
        Assert.Empty(SimulatorFloor.Check(Make("<FrameworkReference Include=\"Microsoft.AspNetCore.App\" />")));

    [Theory]
    [InlineData("using TypedStreaming;")]
    [InlineData("using TypedStreaming.Bayeux;")]
    [InlineData("using static TypedStreaming.StreamingError;")]
    [InlineData("namespace TypedStreaming.Simulator; class A { global::TypedStreaming.StreamingError _a; }")]
    [InlineData("namespace TypedStreaming.Simulator; class A { object M() => TypedStreaming.StreamingError.Transport; }")]
    public void Reports_a_name(string code) =>
        Assert.Single(SimulatorFloor.Check(new SourceFile("src/Simulator/A.cs", code)));

    [Theory]
    [InlineData("using TypedStreaming.Simulator.Login; namespace TypedStreaming.Simulator; class A;")]
    [InlineData("namespace TypedStreaming.Simulator; class A { global::TypedStreaming.Simulator.Login.B? _a; }")]
    public void Accepts_its_own_names(string code) =>
        Assert.Empty(SimulatorFloor.Check(new SourceFile("src/Simulator/A.cs", code)));

    private static Project Make(string items) =>
        new("src/Simulator/Simulator.csproj", $"<Project Sdk=\"Any.Sdk\"><ItemGroup>{items}</ItemGroup></Project>");
}
