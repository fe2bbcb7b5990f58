using System.Collections.Concurrent;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Microsoft.ML.Combinatorial.Gradients;
using Microsoft.ML.Combinatorial.Gradients.Margins;
using Microsoft.ML.Combinatorial.Gradients.Noise;
using Microsoft.ML.Combinatorial.Gradients.Projections;

namespace Microsoft.ML.Combinatorial.Persistence;

/// <summary>
/// The parts of a model that are saved by name and settings: gradient estimators, projections, margins, noise. A part is written as
/// its public properties and read through its constructor, whose parameters are named as the properties are.
/// </summary>
/// <remarks>A part of your own is made known with <see cref="Register"/> before it is used in <c>Options</c>, and again in a program
/// that unwraps a model trained with it. Scoring a loaded model needs none of these parts.</remarks>
public static class ComponentRegistry
{
    private const string NameProperty = "type";

    // A variant is one line here. Names stand in saved models: they never change.
    private static readonly ConcurrentDictionary<string, Type> Types = new(StringComparer.Ordinal)
    {
        ["Identity"] = typeof(IdentityGradientEstimator),
        ["Blackbox"] = typeof(BlackboxGradientEstimator),
        ["ImplicitMle"] = typeof(ImplicitMleGradientEstimator),
        ["AdaptiveImplicitMle"] = typeof(AdaptiveImplicitMleGradientEstimator),
        ["StraightThrough"] = typeof(StraightThroughGradientEstimator),
        ["Perturbed"] = typeof(PerturbedGradientEstimator),
        ["MultiplicativePerturbed"] = typeof(MultiplicativePerturbedGradientEstimator),
        ["ScoreFunction"] = typeof(ScoreFunctionGradientEstimator),
        ["FrankWolfe"] = typeof(FrankWolfeGradientEstimator),
        ["GaussianNoise"] = typeof(GaussianNoise),
        ["GumbelNoise"] = typeof(GumbelNoise),
        ["SumOfGammaNoise"] = typeof(SumOfGammaNoise),
        ["MeanProjection"] = typeof(MeanProjection),
        ["NormProjection"] = typeof(NormProjection),
        ["StandardizeProjection"] = typeof(StandardizeProjection),
        ["PlaneProjection"] = typeof(PlaneProjection),
        ["InformedMargin"] = typeof(InformedMargin),
        ["NoiseMargin"] = typeof(NoiseMargin),
        ["AnnealedMargin"] = typeof(AnnealedMargin),
    };

    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        Converters =
        {
            new JsonStringEnumConverter(), new NestedComponentConverter<NoiseDistribution>(), new NestedComponentConverter<CostMargin>(),
        },
    };

    /// <summary>Gets the known names and the types that they stand for.</summary>
    public static IReadOnlyDictionary<string, Type> Components => Types.AsReadOnly();

    /// <summary>Makes a part of your own known.</summary>
    /// <param name="name">The name in saved models; choose one that nobody else will, such as <c>Acme.MyGradientEstimator</c>.</param>
    /// <param name="type">A class that can be made again from its public properties.</param>
    /// <exception cref="ArgumentException">The name is empty or stands for another type, or the type has another name.</exception>
    public static void Register(string name, Type type)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(type);
        if (NameOf(type) is { } present && present != name)
        {
            throw new ArgumentException($"{type} is known as '{present}' already; it cannot be '{name}' as well.", nameof(name));
        }

        if (Types.GetOrAdd(name, type) != type)
        {
            throw new ArgumentException($"The name '{name}' stands for {Types[name]}; it cannot stand for {type} as well.", nameof(name));
        }
    }

    /// <summary>Checks that a part can be saved.</summary>
    /// <exception cref="ArgumentException">Its type is not known.</exception>
    internal static void Check(object? component, string parameterName)
    {
        if (component is not null && NameOf(component.GetType()) is null)
        {
            throw new ArgumentException(
                $"{parameterName} is a {component.GetType()}, which a model could not be saved with: " +
                "make it known with ComponentRegistry.Register first.",
                parameterName);
        }
    }

    /// <summary>A part as JSON; null stays null.</summary>
    internal static JsonObject? Write(object? component)
    {
        if (component is null)
        {
            return null;
        }

        Check(component, component.GetType().Name);
        JsonObject settings = JsonSerializer.SerializeToNode(component, component.GetType(), Json)!.AsObject();
        foreach (string name in settings.Select(setting => setting.Key).Where(name => !IsSetting(component.GetType(), name)).ToArray())
        {
            settings.Remove(name);
        }

        settings.Insert(0, NameProperty, NameOf(component.GetType()));
        return settings;
    }

    /// <summary>A part from JSON; null stays null.</summary>
    /// <exception cref="FormatException">The name is not known, names another kind of part, or the settings do not fit.</exception>
    internal static TComponent? Read<TComponent>(JsonObject? json)
        where TComponent : class
    {
        if (json is null)
        {
            return null;
        }

        string name = json[NameProperty]?.ToString() ?? "";
        if (!Types.TryGetValue(name, out Type? type) || !type.IsAssignableTo(typeof(TComponent)))
        {
            IEnumerable<string> known = Types.Where(entry => entry.Value.IsAssignableTo(typeof(TComponent))).Select(entry => entry.Key);
            throw new FormatException(
                $"The model uses the {typeof(TComponent).Name} '{name}', which is not known here. " +
                $"Known are: {string.Join(", ", known.Order())}. Another one is made known with ComponentRegistry.Register.");
        }

        try
        {
            JsonObject settings = json.DeepClone().AsObject();
            settings.Remove(NameProperty);
            return (TComponent?)settings.Deserialize(type, Json);
        }
        catch (Exception exception) when (exception is JsonException or ArgumentException or NotSupportedException)
        {
            throw new FormatException($"The settings of '{name}' cannot be read: {exception.Message}", exception);
        }
    }

    // What can be given back when the part is made again; a property that only tells something is none.
    private static bool IsSetting(Type type, string name) =>
        type.GetProperty(name, BindingFlags.IgnoreCase | BindingFlags.Public | BindingFlags.Instance) is { CanWrite: true } ||
        type.GetConstructors().SelectMany(constructor => constructor.GetParameters())
            .Any(parameter => string.Equals(parameter.Name, name, StringComparison.OrdinalIgnoreCase));

    private static string? NameOf(Type type) => Types.FirstOrDefault(entry => entry.Value == type).Key;
}
