using System.Xml.Linq;
using Microsoft.CodeAnalysis;
using TypedStreaming.Package.Tests.Api;

namespace TypedStreaming.Package.Tests;

public sealed class DocumentationTests
{
    [Theory]
    [InlineData("TypedStreaming")]
    [InlineData("TypedStreaming.Hosting")]
    [InlineData("TypedStreaming.JwtBearer")]
    [InlineData("TypedStreaming.BrokerKit")]
    [InlineData("TypedStreaming.PostgreSql")]
    [InlineData("TypedStreaming.PubSub")]
    [InlineData("TypedStreaming.RabbitMq")]
    [InlineData("TypedStreaming.Relay")]
    [InlineData("TypedStreaming.Simulator")]
    [InlineData("TypedStreaming.Simulator.PubSub")]
    [InlineData("TypedStreaming.Sqlite")]
    [InlineData("TypedStreaming.StoreKit")]
    public void Every_public_member_says_what_it_is(string assembly)
    {
        var file = Path.Combine(AppContext.BaseDirectory, assembly);
        var documentation = new Documentation(XDocument.Load(file + ".xml"));
        var gaps = documentation.Gaps(PublicSymbols.Load(MetadataReference.CreateFromFile(file + ".dll"))).ToList();
        Assert.True(gaps.Count == 0, string.Join('\n', gaps));
    }

    [Theory]
    [InlineData("public void M() { }", "", "N.A.M(): no documentation")]
    [InlineData("public void M() { }", "<member name='M:N.A.M'><summary> </summary></member>", "N.A.M(): no summary")]
    [InlineData("public void M(int a) { }", "<member name='M:N.A.M(System.Int32)'><summary>Does.</summary></member>", "N.A.M(int): 'a' is not explained")]
    [InlineData("public void M<T>() { }", "<member name='M:N.A.M``1'><summary>Does.</summary></member>", "N.A.M<T>(): 'T' is not explained")]
    [InlineData("public int M() => 1;", "<member name='M:N.A.M'><summary>Does.</summary></member>", "N.A.M(): what it returns is not explained")]
    public void A_gap_is_reported(string member, string entry, string gap) => Assert.Equal([gap], Gaps("A", member, entry));

    [Fact]
    public void An_option_names_its_default() => Assert.Equal(
        ["N.MyOptions.One: the default of the option is not named"],
        Gaps("MyOptions", "public int One { get; set; }", "<member name='P:N.MyOptions.One'><summary>How many.</summary></member>"));

    [Theory]
    [InlineData("MyOptions", "public int One { get; set; }", "<member name='P:N.MyOptions.One'><summary>How many; one by default.</summary></member>")]
    [InlineData("MyOptions", "public string? One { get; set; }", "<member name='P:N.MyOptions.One'><summary>Which. Required.</summary></member>")]
    [InlineData("A", "public override string ToString() => \"\";", "")]
    [InlineData("A", "public int M() => 1;", "<member name='M:N.A.M'><inheritdoc /></member>")]
    [InlineData("A", "internal int M() => 1;", "")]
    public void What_is_told_or_needs_no_telling_passes(string type, string member, string entry) =>
        Assert.Empty(Gaps(type, member, entry));

    private static IEnumerable<string> Gaps(string type, string member, string entry)
    {
        var file = XDocument.Parse(
            $"""
            <doc><members>
              <member name='T:N.{type}'><summary>A type.</summary></member>
              {entry}
            </members></doc>
            """);
        return new Documentation(file).Gaps(SampleAssembly.Of($"namespace N; public sealed class {type} {{ {member} }}"));
    }
}
