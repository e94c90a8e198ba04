using Microsoft.CodeAnalysis;
using TypedStreaming.Package.Tests.Api;
using TypedStreaming.Package.Tests.Packages;

namespace TypedStreaming.Package.Tests;

public sealed class PublicApiTests
{
    private const string Command =
        "ACCEPT_PUBLIC_API=1 dotnet run --project tests/Package.Tests -- -class TypedStreaming.Package.Tests.PublicApiTests";

    [Theory]
    [InlineData("TypedStreaming", "src/Sdk/PublicApi.txt")]
    [InlineData("TypedStreaming.BrokerKit", "src/BrokerKit/PublicApi.txt")]
    [InlineData("TypedStreaming.Hosting", "src/Hosting/PublicApi.txt")]
    [InlineData("TypedStreaming.JwtBearer", "src/JwtBearer/PublicApi.txt")]
    [InlineData("TypedStreaming.PostgreSql", "src/PostgreSql/PublicApi.txt")]
    [InlineData("TypedStreaming.PubSub", "src/PubSub/PublicApi.txt")]
    [InlineData("TypedStreaming.RabbitMq", "src/RabbitMq/PublicApi.txt")]
    [InlineData("TypedStreaming.Relay", "src/Relay/PublicApi.txt")]
    [InlineData("TypedStreaming.Simulator", "src/Simulator/PublicApi.txt")]
    [InlineData("TypedStreaming.Simulator.PubSub", "src/Simulator.PubSub/PublicApi.txt")]
    [InlineData("TypedStreaming.Sqlite", "src/Sqlite/PublicApi.txt")]
    [InlineData("TypedStreaming.StoreKit", "src/StoreKit/PublicApi.txt")]
    public void The_public_surface_is_the_accepted_one(string assembly, string path)
    {
        var file = Path.Combine(AppContext.BaseDirectory, assembly + ".dll");
        var actual = ApiListing.Of(PublicSymbols.Load(MetadataReference.CreateFromFile(file)));
        if (Environment.GetEnvironmentVariable("ACCEPT_PUBLIC_API") == "1") File.WriteAllText(Repository.PathOf(path), actual);
        var accepted = File.Exists(Repository.PathOf(path)) ? File.ReadAllText(Repository.PathOf(path)) : "";
        if (accepted.ReplaceLineEndings("\n") == actual) return;
        var difference = string.Join('\n', ApiDifference.Between(accepted, actual));
        Assert.Fail($"The public surface of {assembly} differs from {path}:\n{difference}\nIf that is meant, accept it and commit it:\n{Command}");
    }

    [Fact]
    public void A_listing_reads_like_the_source()
    {
        const string Source = """
            using System;
            using System.Diagnostics.CodeAnalysis;
            namespace N;
            [Flags] public enum Colors : byte { Red = 1, Blue = 4 }
            public delegate string? Namer<in T>(T one, int times = 3) where T : notnull;
            public interface IRead<TSelf> where TSelf : IRead<TSelf>
            {
                static abstract TSelf Read(ReadOnlySpan<byte> json);
                static virtual int Version => 1;
                void Reset(bool whole = false) { }
                string Name { get; set; }
            }
            public abstract class Shape<T> : IDisposable, IComparable<T> where T : class, new()
            {
                public const string Default = "round";
                protected Shape(string? name) { }
                internal Shape() { }
                public required string Name { get; init; }
                public int Count { get; private set; }
                public T? this[int index] => null;
                public event EventHandler? Moved { add { } remove { } }
                [Obsolete("Use Two.")] public static bool TryOne([NotNullWhen(true)] out T? value, StringComparison how = StringComparison.Ordinal) => throw new();
                public U Two<U>(params ReadOnlySpan<U> all) where U : struct, IEquatable<U> => all[0];
                public static explicit operator int(Shape<T> shape) => 1;
                public override string ToString() => "";
                public void Dispose() { }
                int IComparable<T>.CompareTo(T? other) => 0;
                private protected void Hidden() { }
                public readonly record struct Point(int X);
            }
            internal class Unseen;
            """;
        Assert.Equal(
            """
            # The public surface of Sample. A test keeps it; CONTRIBUTING.md says how a change is accepted.

            namespace N

            [Flags] public enum Colors : byte
                Red = 1
                Blue = 4

            public interface IRead<TSelf> where TSelf : IRead<TSelf>
                string Name { get; set; }
                static virtual int Version { get; }
                static abstract TSelf Read(ReadOnlySpan<byte> json)
                virtual void Reset(bool whole = false)

            public delegate string? Namer<in T>(T one, int times = 3) where T : notnull

            public abstract class Shape<T> : IComparable<T>, IDisposable where T : class, new()
                public const string Default = "round"
                protected Shape(string? name)
                public int Count { get; }
                public required string Name { get; init; }
                public T? this[int index] { get; }
                public event EventHandler? Moved
                public void Dispose()
                [Obsolete("Use Two.")] public static bool TryOne([NotNullWhen(true)] out T? value, StringComparison how = StringComparison.Ordinal)
                public U Two<U>(params ReadOnlySpan<U> all) where U : struct, IEquatable<U>
                public static explicit operator int(Shape<T> shape)

            public readonly struct Shape<T>.Point : IEquatable<Shape<T>.Point>
                public Point(int X)
                public int X { get; init; }

            """.ReplaceLineEndings("\n"),
            ApiListing.Of(SampleAssembly.Of(Source)));
    }

    [Fact]
    public void The_order_of_the_source_does_not_matter() => Assert.Equal(
        ApiListing.Of(SampleAssembly.Of("namespace N; public class A { public int X; public void M() { } } public class B;")),
        ApiListing.Of(SampleAssembly.Of("namespace N; public class B; public class A { public void M() { } public int X; }")));

    [Theory]
    [InlineData("public void M(int a) { } public void New() { }", "+ A: public void New()")]
    [InlineData("", "- A: public void M(int a)")]
    [InlineData("public void M(int b) { }", "- A: public void M(int a)", "+ A: public void M(int b)")]
    [InlineData("public void M(int a = 1) { }", "- A: public void M(int a)", "+ A: public void M(int a = 1)")]
    [InlineData("internal void M(int a) { }", "- A: public void M(int a)")]
    [InlineData("public void M(int a) { } private int _x;")]
    public void A_change_is_shown_with_its_type(string members, params string[] expected) => Assert.Equal(
        expected,
        ApiDifference.Between(Listing("public void M(int a) { }"), Listing(members)));

    private static string Listing(string members) =>
        ApiListing.Of(SampleAssembly.Of($"namespace N; public sealed class A : System.IDisposable {{ {members} public void Dispose() {{ }} }}"));
}
