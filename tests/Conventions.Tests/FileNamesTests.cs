using TypedStreaming.Conventions.Tests.Rules;
using TypedStreaming.Conventions.Tests.Source;

namespace TypedStreaming.Conventions.Tests;

public sealed class FileNamesTests
{
    [Fact]
    public void Each_file_is_named_for_its_type() =>
        Conformance.Holds(Repository.Current.Shipped.SelectMany(FileNames.Check));

    [Theory]
    [InlineData("Other.cs", "class Sample;")]
    [InlineData("Sample.T.cs", "class Sample;")]
    [InlineData("Sample.Part.cs", "class Sample;")]
    [InlineData("Sample.Part.cs", "class Sample<T>;")]
    public void Reports_another_name(string name, string code) => Assert.Single(FileNames.Check(At(name, code)));

    [Theory]
    [InlineData("Sample.cs", "class Sample;")]
    [InlineData("Sample.cs", "class Sample<T>;")]
    [InlineData("Sample.T.cs", "class Sample<TEvent>;")]
    [InlineData("Sample.TEvent.cs", "class Sample<TEvent>;")]
    [InlineData("Sample.Part.cs", "partial class Sample;")]
    [InlineData("AssemblyInfo.cs", "[assembly: System.CLSCompliant(false)]")]
    public void Accepts_the_name_of_the_type(string name, string code) => Assert.Empty(FileNames.Check(At(name, code)));

    private static SourceFile At(string name, string code) => new("src/Sdk/Events/" + name, code);
}
