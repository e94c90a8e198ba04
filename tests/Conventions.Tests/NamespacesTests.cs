using TypedStreaming.Conventions.Tests.Rules;
using TypedStreaming.Conventions.Tests.Source;

namespace TypedStreaming.Conventions.Tests;

public sealed class NamespacesTests
{
    private static readonly Project Sdk = Make("src/Sdk/Sdk.csproj", "TypedStreaming");
    private static readonly Project Hosting = Make("src/Hosting/Hosting.csproj", "TypedStreaming.Hosting");

    [Fact]
    public void Each_namespace_is_its_folder() => Conformance.Holds(
        from project in Repository.Current.Projects
        from file in Repository.Current.Shipped.Where(project.Owns)
        from finding in Namespaces.Check(file, project)
        select finding);

    [Fact]
    public void Each_file_belongs_to_a_project() => Assert.All(
        Repository.Current.Shipped,
        file => Assert.Contains(Repository.Current.Projects, project => project.Owns(file)));

    [Theory]
    [InlineData("class A;")]
    [InlineData("namespace TypedStreaming; class A;")]
    [InlineData("namespace TypedStreaming.Session.Backoff; public class A;")]
    [InlineData("namespace System; public class A;")]
    [InlineData("namespace Microsoft.Extensions.DependencyInjection; public static class A;")]
    public void Reports_another_namespace(string code) => Assert.Single(Namespaces.Check(InSession(code), Sdk));

    [Fact]
    public void Reports_a_block() =>
        Assert.Single(Namespaces.Check(InSession("namespace TypedStreaming.Session.Backoff { class A; }"), Sdk));

    [Theory]
    [InlineData("namespace TypedStreaming.Session.Backoff; class A;")]
    [InlineData("namespace TypedStreaming; public class A;")]
    [InlineData("namespace System.Runtime.CompilerServices; internal static class IsExternalInit;")]
    public void Accepts_that_of_the_folder(string code) => Assert.Empty(Namespaces.Check(InSession(code), Sdk));

    [Theory]
    [InlineData("namespace TypedStreaming.Hosting; public class A;")]
    [InlineData("namespace Microsoft.Extensions.DependencyInjection; public static class TypedStreamingExtensions;")]
    public void Accepts_registration_where_hosts_look_for_it(string code) =>
        Assert.Empty(Namespaces.Check(new SourceFile("src/Hosting/A.cs", code), Hosting));

    private static SourceFile InSession(string code) => new("src/Sdk/Session/Backoff/A.cs", code);

    private static Project Make(string path, string root) =>
        new(path, $"<Project><PropertyGroup><RootNamespace>{root}</RootNamespace></PropertyGroup></Project>");
}
