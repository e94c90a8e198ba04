using TypedStreaming.Conventions.Tests.Rules;
using TypedStreaming.Conventions.Tests.Source;

namespace TypedStreaming.Conventions.Tests;

public sealed class RegionsTests
{
    [Fact]
    public void No_file_has_a_region() =>
        Conformance.Holds(Repository.Current.Shipped.SelectMany(Regions.Check));

    [Theory]
    [InlineData("#region A\nclass A;\n#endregion")]
    public void Reports_a_region(string code) =>
        Assert.Single(Regions.Check(new SourceFile("src/Sdk/Events/Sample.cs", code)));
}
