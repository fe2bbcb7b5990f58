using System.Reflection;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

[assembly: ModelLoader<Microsoft.ML.Transforms.CustomMappingLoader>("CustomMapping")]

namespace Microsoft.ML.Transforms;

/// <summary>Adds columns that a function of the user's makes of an input object.</summary>
public sealed class CustomMappingTransformer<TSrc, TDst> : ITransformer
    where TSrc : class, new()
    where TDst : class, new()
{
    private readonly Action<TSrc, TDst> _mapAction;
    private readonly string? _contractName;
    private readonly SchemaDefinition? _inputDefinition;
    private readonly TypedColumns<TDst> _added;

    internal CustomMappingTransformer(
        Action<TSrc, TDst> mapAction, string? contractName, SchemaDefinition? inputDefinition, SchemaDefinition? outputDefinition)
    {
        _mapAction = Check.NotNull(mapAction, nameof(mapAction));
        _contractName = contractName;
        _inputDefinition = inputDefinition;
        _added = new(outputDefinition);
    }

    bool ITransformer.IsRowToRowMapper => true;

    internal DataViewSchema AddedSchema => _added.Schema;

    /// <summary>The columns that the mapping reads.</summary>
    internal SchemaDefinition Input => _inputDefinition ?? SchemaDefinition.Create(typeof(TSrc), SchemaDefinition.Direction.Write);

    public DataViewSchema GetOutputSchema(DataViewSchema inputSchema) =>
        Bind(Check.NotNull(inputSchema, nameof(inputSchema))).OutputSchema;

    public IDataView Transform(IDataView input)
    {
        Check.NotNull(input, nameof(input));
        return new MappedView(input, Bind(input.Schema));
    }

    IRowToRowMapper ITransformer.GetRowToRowMapper(DataViewSchema inputSchema) =>
        Bind(Check.NotNull(inputSchema, nameof(inputSchema)));

    void ICanSaveModel.Save(ModelSaveContext ctx)
    {
        if (string.IsNullOrEmpty(_contractName))
            throw new InvalidOperationException("Empty contract name for a transform: the transform cannot be saved");
        var writer = Check.NotNull(ctx, nameof(ctx)).Writer;
        writer.Begin("CustomMapping");
        writer.Binary.Write(_contractName);
        writer.Binary.Write(_mapAction.Method.DeclaringType?.Assembly.FullName ?? "");
    }

    private RowBindings Bind(DataViewSchema inputSchema) => new(new Mapper(inputSchema, this));

    private sealed class Mapper : RowMapper
    {
        private readonly CustomMappingTransformer<TSrc, TDst> _parent;
        private readonly RowFiller<TSrc> _filler;

        public Mapper(DataViewSchema inputSchema, CustomMappingTransformer<TSrc, TDst> parent)
            : base(inputSchema, [.. parent.AddedSchema.Select(c => new DataViewSchema.DetachedColumn(c))])
        {
            _parent = parent;
            _filler = new(inputSchema, parent._inputDefinition, ignoreMissingColumns: false);
        }

        public override IEnumerable<int> GetInputs(int output) => _filler.Columns.Select(c => c.Index);

        public override Delegate CreateGetter(DataViewRow input, int output) =>
            CreateGetters(input, i => i == output)[output]!;

        public override Delegate?[] CreateGetters(DataViewRow input, Func<int, bool> isActive)
        {
            var getters = new Delegate?[Outputs.Count];
            if (!Enumerable.Range(0, getters.Length).Any(isActive))
                return getters;
            var run = new Run(input, _filler.Open(input), _parent._mapAction);
            for (var i = 0; i < getters.Length; i++)
            {
                if (isActive(i))
                {
                    var column = _parent.AddedSchema[i];
                    getters[i] = GenericDispatch.Call(column.Type.RawType, new GetterMaker(run, _parent._added, column));
                }
            }

            return getters;
        }
    }

    /// <summary>The mapping over one row or cursor: it runs once a row, however many columns are read.</summary>
    private sealed class Run(DataViewRow input, Action<TSrc> fill, Action<TSrc, TDst> map)
    {
        private readonly TSrc _source = new();
        private readonly TDst _target = new();
        private long _position = -1;

        public RowBox<TDst> Box { get; } = new();

        public void Update()
        {
            var position = input.Position;
            if (position == _position)
                return;
            fill(_source);
            map(_source, _target);
            Box.Current = _target;
            _position = position;
        }
    }

    private sealed class GetterMaker(Run run, TypedColumns<TDst> columns, DataViewSchema.Column column) : IGenericFunc<Delegate>
    {
        public Delegate Invoke<T>()
        {
            var getter = columns.GetGetter<T>(run.Box, column);
            return (ValueGetter<T>)((ref T value) =>
            {
                run.Update();
                getter(ref value);
            });
        }
    }
}

internal sealed class CustomMappingLoader : IModelLoader
{
    public static ICanSaveModel Load(IHostEnvironment env, ModelReader reader)
    {
        var contractName = reader.Binary.ReadString();
        var assembly = reader.Binary.ReadString();
        if (assembly.Length > 0)
            env.ComponentCatalog.RegisterAssembly(Assembly.Load(assembly), throwOnError: false);
        var factory = env.ComponentCatalog.CreateExtension(typeof(CustomMappingFactoryAttributeAttribute), contractName);
        return factory is ICustomMappingFactory custom
            ? custom.CreateTransformer(contractName)
            : throw new InvalidOperationException(
                $"The class '{factory.GetType()}' with the contract '{contractName}' is no CustomMappingFactory");
    }
}
